/** Says how much a word looks like a password in itself. */

import { fold } from './characters.ts';
import type { Shape } from './evidence.ts';
import { isHarmless } from './harmless.ts';

export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+]{1,9}:\/\//i.test(text);
}

export function trim(text: string): string {
  return text.replace(/^[^\p{L}\d]+/u, '').replace(/[.,;:?!/\\_-]{1,20}$/, '');
}

/** Passwords that people choose again and again: a greeting or a plea with a number, or a season with a year. */
const greetings =
  /^(?:welcome|willkommen|bienvenid[oa]s?|bienvenue|bemvind[oa]|benvenut[oi]|password|passwort|passw0rd|p@ssw[o0]rd|contrasena|senha|mudar|trocar|cambiar|cambiame|letmein|changeme|qwerty|iloveyou|hello|bonjour|hallo|hola|ciao)[@#_.-]?\d{1,6}[!@#$%&?.*]{0,3}$/;
const seasons =
  /^(?:spring|summer|autumn|fall|winter|sommer|herbst|fruhling|ete|hiver|verano|invierno|verao|estate|inverno|change|abc|temp|temporary|start|admin|secret|iloveyou|monkey|dragon)[@#_.-]?\d{1,6}[!@#$%&?.*]{0,3}$/;

/**
 * How much a word looks like a password. A word that is spelled out in letters alone, such as `tulips`, looks like
 * nothing; what is before it decides.
 */
export function shapeOf(text: string): Shape {
  if (text.length > 200 || isUrl(text)) return 'plain';
  const core = trim(text);
  const low = fold(core);
  const [letters, digits] = [count(core, /\p{L}/gu), count(core, /\d/g)];
  // A date, or a number of a Rackspace ticket.
  if (/^\d{4}-\d\d-\d\d$|^\d\d?-\d\d?-(?:\d\d){1,2}$|^\d{6}-\d{5}$/.test(core)) return 'plain';
  if (/^(?:\d{4}-){3,}\d{4}$/.test(core)) return 'long';
  if (/^\d{4,8}[#*][.,]?$/.test(text)) return 'keypad';
  if (/^\d{3,6}(?:-\d{3,6}){2,3}$/.test(core)) return 'number';
  if (letters === 0)
    return digits >= 4 && digits <= 10 && /^[\d #*-]+[.!]?$/.test(text)
      ? digits === 6
        ? 'sixDigits'
        : 'number'
      : 'plain';
  const ending = /[\p{L}\d]([!#$%&*@^+?~]{1,4})[.,;]?$/u.exec(text)?.[1] ?? '';
  if (/^(?:changeme|letmein|qwertz?u?i?o?p?|1q2w3e4r|passw0rd|p@ssw[o0]rd|iloveyou)$/.test(low))
    return 'common';
  if (greetings.test(low + ending.replace('?', ''))) return 'common';
  if (seasons.test(low + ending.replace('?', '')) && (digits > 1 || ending)) return 'common';
  const isCapitalized = /^\p{Lu}\p{Ll}{3}-\d/u.test(core);
  if (
    core.length < 3 ||
    (!isCapitalized && (isHarmless(low) || isHarmless(fold(text)))) ||
    /^--?[a-z]/i.test(text)
  )
    return 'plain';
  // A user and a host.
  if (/^[a-z][a-z0-9._-]*@[a-z]{2,}\d{1,2}$/.test(core)) return 'plain';
  const [upper, lower] = [/\p{Lu}/u.test(core), /\p{Ll}/u.test(core)];
  const signInside = /[\p{L}\d][!#$%^&*?~@+=]{1,6}[\p{L}\d]/u.test(core);
  const strongEnding = /[!#$%&*@^~]/.test(ending);
  if (signInside && digits > 0 && core.length >= 6) return 'striking';
  if (signInside && /^\p{L}+[&+]\p{L}+$/u.test(core)) return core.length >= 8 ? 'joined' : 'plain';
  if (signInside) return core.length >= 6 ? 'signed' : 'weak';
  if (digits > 0 && strongEnding && letters >= 3) return 'striking';
  if (digits === 0 && /[#$%&@^~]/.test(ending) && letters >= 4) return 'joined';
  if (digits === 0) return wordsJoined(core);
  if (core.length >= 20 && !/[-_.]/.test(core)) return 'long';
  if (/^[0-9a-f]{7,}$/.test(low) || core.length >= 24) return 'random';
  return mixedShape(core, letters, digits, upper, lower);
}

function mixedShape(core: string, letters: number, digits: number, upper: boolean, lower: boolean): Shape {
  if (/^[A-Z2-7]{16,}$/.test(core)) return 'long';
  if (upper && !lower && isKeyLike(core)) return 'groups';
  if (upper && !lower && core.length >= 8 && (core.match(/\p{L}\d|\d\p{L}/gu)?.length ?? 0) >= 3)
    return 'random';
  if (/[-_.]/.test(core)) {
    const isHostLike = !upper && /^[a-z]{1,6}[-.]/.test(core) && digits <= 2 && letters < 9;
    if (isHostLike || (upper && !lower)) return 'weak';
    return upper || /^\p{L}{4,}[-_.]\d+$/u.test(core) || /\d.*\p{L}.*\d/u.test(core) ? 'mixed' : 'wordy';
  }
  if (upper && !lower) return letters >= 5 && /^\p{L}+\d{2,4}$/u.test(core) ? 'wordy' : 'weak';
  if (/\p{L}\d{1,3}\p{L}/u.test(core)) return core.length >= 6 ? 'mixed' : letters >= 4 ? 'wordy' : 'weak';
  if (upper && letters >= 4 && (digits >= 2 || letters >= 5)) return 'mixed';
  if (/^\d{1,4}\p{L}{4,}$/u.test(core)) return 'wordy';
  if (letters >= 4 && digits >= 2) return digits === 4 || letters >= 6 ? 'mixed' : 'wordy';
  if (letters === 3 && digits === 4 && lower) return 'wordy';
  if (letters < 4) return 'weak';
  return upper ? 'wordy' : 'userLike';
}

/** `QK7D-99PL-22XZ`, but not `PO-2026-77` */
function isKeyLike(core: string): boolean {
  const parts = core.split('-');
  const mixed = parts.filter((part) => /\p{L}/u.test(part) && /\d/.test(part)).length;
  return (
    parts.length >= 3 &&
    core.length >= 9 &&
    parts.every((part) => /^[\p{L}\d]{2,8}$/u.test(part)) &&
    mixed >= 1
  );
}

/** Parts of common compounds, such as `self-service` and `write-back`. */
const particles = new Set(
  `self write sign set roll check log hand back over off out less free only protected pass case end user two one multi non pre post old new
  per opt dial call mail auto cross follow kick cut run shut time long short full half high low real start work web read domain name
  server host office site admin manager service reset sync policy field account`.split(/\s+/),
);

/** `Copper-Kettle`, but not `follow-up`, or `MAIL_ENABLED`. */
function wordsJoined(core: string): Shape {
  if (/^\p{Lu}\p{Ll}{2,}$/u.test(core)) return 'name';
  if (/^[A-Z2-7]{16,}$/.test(core)) return 'long';
  if (/^[a-z]{12,24}$/.test(core) && /[bcdfghjklmnpqrstvwxz]{6}/.test(core)) return 'long';
  const parts = core.split(/[-_.]/);
  if (parts.length < 2 || parts.some((part) => part === '')) return 'plain';
  const capitals = parts.filter((part) => /^\p{Lu}\p{Ll}/u.test(part)).length;
  if (capitals >= 2 && core.length >= 8) return 'joined';
  if (/(?:ed|ing|en|wide|able|ible|ive|based|proof)$/.test(core)) return 'plain';
  const isHyphened =
    !/[._]/.test(core) &&
    parts.every((part) => /^\p{L}\p{Ll}{2,}$/u.test(part) && !particles.has(fold(part)));
  return isHyphened ? 'hyphened' : 'plain';
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
