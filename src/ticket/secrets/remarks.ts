/**
 * The words that tell a password from a remark about passwords. Some may come between a label and its value. Others
 * show that a sentence is only about passwords.
 */

import { fold } from './characters.ts';

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/).map(fold));
}

export const fillers = words(`
  now still currently just simply probably actually again already always set changed reset the a an my our his her its
  their your this that same new old current temporary temp to as literally exactly basically also`);
export const possessives = words(`
  the a an my our his her its their your new old current temporary temp initial default admin mailbox account login`);
export const ownerWords = words(`
  for of to at on from with new old current temp temporary initial default here below follows as`);
// If one of these words comes right after `password:`, the sentence is only about passwords. Any other word counts as
// a password.
export const statusWords = words(`
  a an the this that these those it its they them their we our us you your he she his her i who what when where why how
  which all any each every both some no none not never nothing na tbd tba unknown unclear yes ok okay required needed mandatory optional missing pending outstanding due overdue late
  received returned supplied provided sent given collected gathered complete completed incomplete done finished ready
  open closed started starting running queued failed fails failing failure failures errors error warnings retried reset
  resets resetting changed changing changes change rotated expired expires expiring expiry locked unlocked forgotten lost
  found set unset other still already now soon later again once after before until till since by from for
  to in on at with without via per of and or but if as see ask asked check checked refer waiting awaits awaiting wait
  chasing chased can cannot cant could may might must shall should will would wont do does did dont didnt doesnt is isnt
  are arent was were has hasnt have had get gets got please pls only more less about approx around verified tested
  confirmed accepted refused declined rejected offered promised announced agreed shared stored kept purged deleted
  removed known hidden redacted masked encrypted policy rules rule freeze frozen list sheet spreadsheet article link vault
  attached minimum min max maximum length unchanged migrated carried imported entered
  exists exist works working ours theirs individual blocked held on-hold mfa sso last many few most half several two three four five six seven eight nine ten zero one
  recibida recibidas recibido recibidos enviada enviadas incorrecta incorrecto caducada vencida cambiada reseteada pendiente falta faltan faltante obligatoria segun por para en con sin de del la el los las ya se que
  recebida recebidas incorreta errada expirada trocada resetada redefinida pendente faltam obrigatoria com sem da do nao nas nos em ainda ja
  recu recue recus recues envoye envoyee incorrecte faux fausse expire expiree reinitialise reinitialisee changee manquant manquants oublie oubliee pas ne par pour sur chez sera seront doit doivent
  falsch abgelaufen zuruckgesetzt geandert fehlt fehlen erhalten gesendet vergessen nicht noch im am bei wird werden muss mussen kommt kommen liegt liegen steht
  ricevuta ricevute inviata inviate scaduta cambiata reimpostata mancano manca dimenticata nel nella sono devono deve`);
// After `password:`, each of these words alone is a remark. With a second word, it is a remark only if the second word
// is in `statusWords`, `subjectWords`, or `predicates`. So `correct horse` is a password.
export const qualities = words(`
  fine good bad wrong right correct incorrect valid invalid same old new long short strong weak complex first second
  third`);
export const auxiliaries = words(`
  will would has have had is are was can could must should does did knows sends asks needs`);
// If more words follow, one of these words begins a sentence about passwords. Alone after `password:`, it counts as a
// password.
export const subjectWords = words(`
  customer customers admin admins user users team racker rackers support client clients mailbox mailboxes everyone nobody
  somebody someone monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday`);
export const predicates = words(`
  gone bad safe secure due stale empty blank ours theirs his hers urgent broken stuck private public insufficient simple
  unique back here there out up down known different identical temporary next enough important relevant sensitive case
  taken everything nothing something ok over clean monday tuesday wednesday thursday friday saturday sunday today
  tomorrow trivial hashed unsafe crucial confidential personal necessary unnecessary irrelevant`);
// Words that say who gave or chose a password: `the password they gave us: …`.
export const givingWords = words(`
  gave give gives sent told use uses used set picked chose want wanted supplied provided`);
// Words that say what someone does with a password: `password: Ann to send …`.
export const handingWords = words(`
  send supply provide give phone call confirm check ask chase bring text mail email upload return follow set change reset
  get share tell forward deliver hand post enter decide`);
// In a note about passwords, these words come right after `password`: `password trouble`.
export const passwordNouns = words(`
  problem issue trouble prompt policy sync hash expiry age length complexity history change manager vault hygiene field
  column sheet list freeze mismatch typo lockout rotation template page form screen dialog link question hint popup fault
  error failure delivery handover check test count box step phase gate request reminder rule export import collection
  chase update confirmation verification protection security strength recovery writeback portal tool app loop fix query
  article faq status blocker reply mail email letter call ticket spreadsheet file notice standard requirement clash
  difference format storage transfer migration safe mixup hiccup expiration entry row data info detail
  help reuse retry sharing attempt guess guidance guide advice audit setting option value input cache keychain owner
  holder admin user number source target side provider server work task plan date day window time deadline route upload
  download spray leak breach`);
// Common words of four letters. Four of them in a row aren't an app password from Google.
export const commonFours = words(`
  that this with from will they have been were when what does work need must sent back over here then them only also both
  same each user well test some your done left ones type last next open fail lost used week just like know make take give
  gave good come into year very want than more most much many such even once upon must late soon look sure help call mail
  send page form sync hash link list rule code text move keep kept said says went goes lets able away down else ever find
  full half hold hope idea kind less long main mean mind name near note okay part pass past plan real read rest room safe
  same save seen sets show side site stay step stop tell told till time turn wait ways whom wish word your five four nine
  zero home data file item imap smtp cert`);
export const passOrdinals = words(`
  first second third fourth fifth last final next previous this that each every another one trial delta prestage full
  initial retry verification migration tool the a`);
// Before these words, `key` means important.
export const keyNouns = words(`
  user users contact contacts person people point points date dates customer stakeholder stakeholders account mailbox
  mailboxes question questions risk risks issue issues step steps member staff team`);

/** Whether a plain word can be a password, as in `password is swordfish`, but not in `password is expired`. */
export function isPlainSecret(low: string): boolean {
  if (!/^\p{L}{3,}$/u.test(low)) return false;
  if ([statusWords, qualities, predicates, fillers].some((known) => known.has(low))) return false;
  return !/(?:ed|ing|able|ible)$/.test(low);
}

/** Whether a word belongs to a remark about passwords, such as “not accepted” or “too short”. */
export function isAbout(low: string): boolean {
  if (low === 'too' || low === 'very') return true;
  return (
    [statusWords, predicates, auxiliaries].some((known) => known.has(low)) || /(?:ed|ing|able)$/.test(low)
  );
}
