/**
 * Finds passwords and logins in what people type, so that it can be refused before it is parsed, stored or logged
 * (design.md 5, domain.md 17; S0-12, S1-21). It errs on the side of refusing: a refused sentence can be put
 * differently, a stored password cannot be taken back. Every label is judged by the few words around it, so the time
 * it takes grows with the length of the text and no faster.
 */

/** `dns-login`: access to a DNS host or registrar, which must not even be accepted (S1-21). */
export type Secret = 'password' | 'dns-login';

/** How a word announces a secret. What may follow it unpunished depends on that. */
type Label = 'password' | 'passwords' | 'pass' | 'key' | 'token' | 'login';

interface Token {
  kind: 'word' | 'assign' | 'comma' | 'break';
  text: string;
  /** Lower case, without accents and look-alikes. */
  low: string;
  /** Nothing but the token itself stands between its neighbours: the colon of `bob:S3cret`. */
  tight: boolean;
  quoted: boolean;
}

interface Mark {
  label: Label;
  start: number;
  end: number;
}

/** Which secret a text seems to contain, or null. Never throws; keeps nothing of the text. */
export function findSecret(text: string): Secret | null {
  const plain = normalise(text);
  if (tokenShapes.some((shape) => shape.test(plain))) return 'password';
  const tokens = tokenise(plain);
  let found: Secret | null = null;
  for (let i = 0; i < tokens.length; i++) {
    if (isLoneSecret(tokens, i)) found ??= 'password';
    const mark = markAt(tokens, i);
    if (!mark) continue;
    const dns = isNearDnsHost(tokens, mark);
    if (!isGivenAway(tokens, mark, dns)) continue;
    if (dns) return 'dns-login';
    found = 'password';
  }
  return found ?? (hasDnsPair(tokens) ? 'dns-login' : null);
}

// ---- the words -----------------------------------------------------------------------------------------------------

// Letters of other alphabets that look like ours.
const lookAlikes = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    х: 'x',
    у: 'y',
    і: 'i',
    ѕ: 's',
    ԁ: 'd',
    ԝ: 'w',
    ο: 'o',
    α: 'a',
    ρ: 'p',
    ı: 'i',
  }),
);

function fold(text: string): string {
  const low = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return low.replace(/\P{ASCII}/gu, (letter) => lookAlikes.get(letter) ?? letter);
}

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/).map(fold));
}

const passwordWords = words(`
  password pasword passwort passwrd passowrd passwrod psswrd pword passw passwd psswd pswd pwd pw psw passphrase passcode passw0rd p@ssword
  kennwort contraseña clave senha motdepasse mdp wachtwoord lösenord passord adgangskode salasana heslo jelszó hasło şifre
  пароль パスワード 密码 密碼 비밀번호`);
const pluralWords = words(
  `passwords pwds pws passphrases passcodes passwörter kennwörter contraseñas senhas`,
);
const keyWords = words(`
  secret clientsecret appsecret signingsecret sharedsecret apikey apisecret apitoken accesskey accesstoken secretkey
  secretaccesskey authtoken authkey bearertoken privatekey refreshtoken bottoken userpass loginpass`);
const tokenWords = words('token pin key');
// `access` announces a login only near a DNS host.
const loginWords = words(
  'access login logon signin credentials credential creds cred username user usr userid',
);
const keyEndings = [
  ...words('clientsecret secretkey secretaccesskey accesskey apikey apitoken accesstoken bottoken'),
];
const joinedWords = words(`
  password passphrase passcode motdepasse clientsecret appsecret signingsecret sharedsecret apikey apisecret apitoken
  accesskey accesstoken secretkey secretaccesskey authtoken authkey privatekey refreshtoken login logon signin username`);
const passwordEndings = [...words('password passwd passwort passphrase kennwort pwd')];
// What makes `pass` a password and not a pass of the migration tool.
const passPrefixes = words(
  'user username usr login id u uid smtp imap pop ftp db sql mail email owa admin root my wifi',
);
const passOrdinals = words(`
  first second third fourth fifth last final next previous this that each every another one trial delta prestage full
  initial retry verification migration tool the a`);

const dnsWords = words(`
  dns registrar registrars godaddy cloudflare route53 namecheap networksolutions enom dnsimple gandi ovh ionos 1and1
  bluehost dynadot porkbun hostgator squarespace googledomains tucows registercom dyn easydns ultradns hetzner strato
  domaincom namecom hover nameserver nameservers domainhost dnshost dnsmadeeasy noip`);

const copulas = words('is was are were be been becomes remains equals ist war lautet sind est es era');
const prepositions = words('to as into using auf zu a');
const fillers = words(`
  now still currently just simply probably actually again already always set changed reset the a an my our his her its
  their your this that same new old current temporary temp to as`);
const possessives = words(`
  the a an my our his her its their your new old current temporary temp initial default admin mailbox account login`);
const ownerWords = words(
  'for of to at on from with new old current temp temporary initial default here below follows as',
);

// After `password:` these begin a sentence about passwords; anything else is taken for one.
const statusWords = words(`
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
  exists exist works working ours theirs individual blocked held on-hold mfa sso last many few most half several two three four five six seven eight nine ten zero one`);
// These are a remark by themselves, or before one of the words above; `correct horse` is a password.
const qualities = words(`
  fine good bad wrong right correct incorrect valid invalid same old new long short strong weak complex first second
  third`);
const auxiliaries = words(
  'will would has have had is are was can could must should does did knows sends asks needs',
);
// These begin a sentence only if it goes on.
const subjectWords = words(`
  customer customers admin admins user users team racker rackers support client clients mailbox mailboxes everyone nobody
  somebody someone monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday`);
const predicates = words(`
  gone bad safe secure due stale empty blank ours theirs his hers urgent broken stuck private public insufficient simple
  unique back here there out up down known different identical temporary next enough important relevant sensitive case
  taken everything nothing something ok over clean monday tuesday wednesday thursday friday saturday sunday today
  tomorrow trivial hashed unsafe crucial confidential personal necessary unnecessary irrelevant`);

// ---- what is a secret ----------------------------------------------------------------------------------------------

/** Secrets that need no label: tokens of well-known shape, keys, addresses with a password inside. */
const tokenShapes = [
  /(?<![a-z0-9])xox[a-z]-\S/i,
  /(?<![a-z0-9])xapp-\d/i,
  /(?<![a-z0-9])gh[opsur]_[a-z0-9]{8}/i,
  /(?<![a-z0-9])github_pat_\w/i,
  /(?<![a-z0-9])glpat-\w/i,
  /(?<![a-z0-9])npm_[a-z0-9]{16}/i,
  /(?<![a-z0-9])[sr]k_(?:live|test)_\w/i,
  /(?<![a-z0-9])sk-[a-z0-9_-]{16}/i,
  /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{12}/,
  /(?<![A-Za-z0-9])AIza[\w-]{16}/,
  /(?<![A-Za-z0-9])ya29\.\w/,
  /(?<![A-Za-z0-9])SG\.[\w-]{10}/,
  /(?<![A-Za-z0-9])eyJ[\w-]{10}/,
  /(?<![a-z0-9])bearer[ :=]{1,3}(?:eyj|(?=[a-z._-]{0,40}\d)[\w.-]{8})/i,
  /(?<![a-z0-9])basic [a-z0-9+/]{8,400}={1,2}/i,
  /(?<!\S)-u +[^\s:]{1,60}:\S{4}/,
  /hooks\.slack\.com\/services\/\w/i,
  /-----? ?begin [a-z0-9 ]{0,30}private key/i,
  /(?<![a-z])[a-z]{2,10}:\/\/[^\s/?#@:]{1,100}:[^\s/?#@]{1,200}@/i,
  /[?&](?:password|passwd|pwd|pass|token|secret|api_?key|access_token|client_secret|sig)=[^\s&]/i,
];

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** Words of letters and digits that are no secrets: what our own notes are full of. */
const knownShapes = [
  /^[a-z]{1,4}\d{0,2}-\d{1,6}$/, // MIG-12, C-07, S1-27
  /^[a-z]{1,4}-?\d{1,4}(?:\.\.|[-–])[a-z]{1,4}-?\d{1,4}$/, // U-01..U-04
  /^[a-z]{1,4}#\d+$/,
  /^\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?$/,
  /^\d{1,2}[h:.]\d{2}(?::\d{2})?(?:am|pm|z|utc|gmt|c[ds]t|e[ds]t|p[ds]t|cet|cest|h)?$/,
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?-?(?:${months})[a-z]{0,6}-?(?:\\d{2}|\\d{4})?$`),
  new RegExp(`^(?:${months})[a-z]{0,6}-?\\d{1,2}$`),
  /^[~<>+-]?\d+(?:[.,]\d+)*(?:%|x|k|h|d|m|s|st|nd|rd|th|am|pm|gb|mb|tb|kb|mins?|hrs?|hours?|days?|bd|bh|wk|w|mbit|mbps|users?|of\d+|pcs)$/,
  /^(?:wave|batch|group|part|phase|pass|step|day|week|round|user|users|mailbox|server|test|team|site|list|sheet|row|line|page|item|try|attempt|domain|tenant|ticket|case|version|rev|call|mail|note|option|stage|tier|level|set|fy|kw|cw|node|host|rack|room|floor|exchange|office|outlook|windows|win|groupwise|notes|hex|rse|mex|mx|ns|dns|selector|pop|imap|smtp|oauth|tls|ipv|sha|md|utf|base|mfa|ldap|x|v|q)[-_.]?\d{1,4}$/,
  /^(?:o|m|office|microsoft)-?365$/,
  /^(?:route53|1and1|2fa|s\/mime|p2v|b2b|3rdparty|tls1\.\d|365)$/,
  /^\w[\w.-]{0,80}\.(?:xlsx?|csv|pst|txt|docx?|pdf|zip|rar|7z|png|jpe?g|log|eml|msg)$/,
  /^[\w.+-]{1,80}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,}$/,
  /^(?:[a-z0-9-]{1,63}\.){1,6}(?:[a-z]{2,3}|info|cloud|local|email|online|shop|mail)(?:\/.*)?$/,
];

function isKnown(core: string): boolean {
  return knownShapes.some((shape) => shape.test(core));
}

/** Looks like a password by itself: letters with digits or with a sign in their midst, and nothing we know. */
function isSecretLike(text: string): boolean {
  if (isUrl(text)) return false;
  if (text.includes('/')) return text.split('/', 6).some(isSecretLike);
  const core = trim(text);
  if (core.length < 4 || !/\p{L}/u.test(core)) return false;
  return (/\d/.test(core) || /\p{L}[!@$%^~=?*]{1,9}[\p{L}\d]/u.test(core)) && !isKnown(fold(core));
}

/** Would be taken for a password anywhere: letters, digits and a sign. */
function isStrikingSecret(text: string): boolean {
  return text.length >= 6 && /\d/.test(text) && /[!@#$%^~?*]/.test(text) && isSecretLike(text);
}

function isUrl(text: string): boolean {
  return /^[a-z]{2,10}:\/\//i.test(text);
}

function trim(text: string): string {
  return text.replace(/^[^\p{L}\d]+/u, '').replace(/[.,;:?!/\\_-]{1,20}$/, '');
}

// ---- reading -------------------------------------------------------------------------------------------------------

/** One form for what looks the same: compatibility letters, invisible characters, quotes, Slack's escapes. */
function normalise(text: string): string {
  return (
    text
      // Whole phrases in one letter: eighteen times as long when written out.
      .replace(/[\ufdf0-\ufdfd]/g, ' ')
      .normalize('NFKC')
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      .replace(/<[@#!][^<>]{1,80}>/g, ' ')
      .replace(/mailto:/gi, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&(?:lt|gt);/g, ' ')
      .replace(/&quot;|['"`´‘’‚‛“”„‟«»‹›]/g, '"')
      .replace(/\*/g, '')
      .replace(/\(s\)/gi, '')
      .replace(/[<>()[\]{}\u2800\u3164]/g, ' ')
      .replace(/[꞉∶ː˸։]/g, ':')
      // s p e l l e d
      .replace(/(?<![\p{L}\d])\p{L}(?:[ ._-]\p{L}){3,20}(?![\p{L}\d])/gu, (run) => run.replace(/[ ._-]/g, ''))
  );
}

function tokenise(text: string): Token[] {
  // An address, a day with its hour and a time keep their colons.
  const pattern =
    /("?[a-z]{2,10}:\/\/\S+)|(\d{4}-\d\d-\d\dt\d\d:\d\d\S*|\d{1,2}:\d\d(?::\d\d)?[a-z]{0,4}(?![^\s,;."]))|([:=]+)|([,|])|([;\r\n]+)|([^\s:=,|;]+)/giu;
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found, , , assign, comma, stop] = match;
    const end = match.index + found.length;
    const kind = assign ? 'assign' : comma ? 'comma' : stop ? 'break' : 'word';
    const tight = /\S/.test(text[match.index - 1] ?? ' ') && /\S/.test(text[end] ?? ' ');
    const bare = found.replace(/"/g, '');
    if (bare === '') continue;
    const quoted = /^".+"$/.test(found);
    tokens.push({ kind, text: bare, low: kind === 'word' ? fold(bare) : bare, tight, quoted });
  }
  return tokens;
}

function markAt(tokens: Token[], start: number): Mark | null {
  for (const count of [3, 2]) {
    const group = tokens.slice(start, start + count);
    if (group.length < count || group.some(({ kind, low }) => kind !== 'word' || low.length > 12)) continue;
    const joined = group.map(({ low }) => low).join('');
    const label = joinedWords.has(joined) ? labelOf(joined) : null;
    if (label) return { label, start, end: start + count };
  }
  const token = tokens[start]!;
  if (token.kind !== 'word') return null;
  const label = labelOf(token.low);
  if (!label) return null;
  const passOfTool = label === 'pass' && passOrdinals.has(trim(tokens[start - 1]?.low ?? ''));
  // A pass of the tool may be followed by any word, as the plural may.
  return { label: passOfTool ? 'passwords' : label, start, end: start + 1 };
}

/** What a word announces: `smtp_password`, `userPassword2`, `user/pass` as well as the plain words. */
function labelOf(low: string): Label | null {
  if (low.length > 60) return passwordEndings.some((ending) => low.endsWith(ending)) ? 'password' : null;
  if (isUrl(low) || low.includes('@')) return passwordWords.has(low) ? 'password' : null;
  const parts = low.split(/[^\p{L}\d@]+/u).filter((part) => part !== '');
  while (/^\d+$/.test(parts.at(-1) ?? '')) parts.pop();
  const last = parts.at(-1);
  if (last === undefined || (parts.length > 1 && isKnown(low))) return null;
  const base = last.replace(/(?<=\p{L})\d+$/u, '');
  const joined = parts.join('');
  if (keyWords.has(joined) || keyEndings.some((ending) => joined.endsWith(ending))) return 'key';
  if (passwordWords.has(base) || passwordWords.has(last) || passwordWords.has(joined)) return 'password';
  if (passwordEndings.some((ending) => base.endsWith(ending))) return 'password';
  if (pluralWords.has(base) || base.endsWith('passwords')) return 'passwords';
  if (last === 'pass') return parts.length === 1 ? 'pass' : passPrefixes.has(parts[0]!) ? 'password' : null;
  if (base === 'p' && low === 'u/p') return 'password';
  if (tokenWords.has(base)) return 'token';
  return loginWords.has(base) ? 'login' : null;
}

function isDnsHost(low: string): boolean {
  const name = trim(low);
  return dnsWords.has(name.replace(/\.(?:com|net|org)$/, '')) || dnsWords.has(name.replace('.', ''));
}

function isNearDnsHost(tokens: Token[], mark: Mark): boolean {
  const isHost = (index: number) => {
    const low = tokens[index]!.low;
    const next = tokens[index + 1]?.low ?? '';
    return isDnsHost(low) || (low.length < 20 && next.length < 20 && isDnsHost(low + next));
  };
  for (let i = mark.start - 1; i >= Math.max(0, mark.start - 10) && tokens[i]!.kind !== 'break'; i--) {
    if (isHost(i)) return true;
  }
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 4) && tokens[i]!.kind === 'word'; i++) {
    if (isHost(i)) return true;
  }
  return false;
}

// ---- judging -------------------------------------------------------------------------------------------------------

function isGivenAway(tokens: Token[], mark: Mark, dns: boolean): boolean {
  if (mark.label === 'login') return isLoginGiven(tokens, mark, dns);
  return (
    isAssigned(tokens, mark) ||
    isNamedBySentence(tokens, mark) ||
    isBeside(tokens, mark) ||
    isNamedBefore(tokens, mark)
  );
}

/** `password: x`, `password for dana = x`. */
function isAssigned(tokens: Token[], mark: Mark): boolean {
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 6); i++) {
    const token = tokens[i]!;
    if (token.kind === 'assign') return isValue(tokens, mark, i);
    if (token.kind !== 'word') return false;
  }
  return false;
}

function isValue(tokens: Token[], mark: Mark, assign: number): boolean {
  const clause = clauseFrom(tokens, assign + 1);
  const [first, second] = clause;
  if (first === undefined) return false;
  const gap = assign - mark.end;
  // `password policy: …` is about the policy.
  if (gap > 0 && !ownerWords.has(tokens[mark.end]!.low)) return isSecretLike(first);
  if (clause.some(isSecretLike)) return true;
  const low = trim(fold(first));
  const digits = /^\d+$/.test(low) ? low.length : 0;
  if (mark.label === 'token') return digits >= 4 && /pin/.test(tokens[mark.start]!.low);
  if (mark.label === 'passwords') return digits >= 6 && second === undefined;
  if (isUrl(first) || /^\?+$/.test(first)) return false;
  if (/^\d+(?:\/\d+|%)$/.test(low)) return false;
  if (digits > 0) return digits >= 5 || (second === undefined && mark.label !== 'pass');
  if (isKnown(low) && /^[a-z]+-\d/.test(low)) return false;
  if (statusWords.has(low)) return false;
  if (qualities.has(low)) return second !== undefined && !isRemark(second);
  if (auxiliaries.has(fold(second ?? ''))) return false;
  if (second !== undefined && (subjectWords.has(low) || gap > 0)) return false;
  return true;
}

function isRemark(text: string): boolean {
  const low = trim(fold(text));
  return /^\d/.test(low) || statusWords.has(low) || subjectWords.has(low) || predicates.has(low);
}

/** `the password for dana is x`, `password changed to x`. */
function isNamedBySentence(tokens: Token[], mark: Mark): boolean {
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 9); i++) {
    if (tokens[i]!.kind === 'break' && i > mark.end) return false;
    const { low, kind } = tokens[i]!;
    if (kind !== 'word' || !(copulas.has(low) || prepositions.has(low))) continue;
    let at = i + 1;
    while (at < i + 5 && tokens[at] && isFiller(tokens[at]!)) at++;
    const value = tokens[at];
    if (value?.kind !== 'word') continue;
    if (isSecretLike(value.text)) return true;
    const direct = i === mark.end || ['for', 'of'].includes(tokens[mark.end]!.low);
    if (mark.label !== 'password' || !direct || !copulas.has(low)) continue;
    if (/^\d{5,}\W?$/.test(value.low)) return true;
    const alone = tokens[at + 1]?.kind !== 'word' || value.text.endsWith('.');
    if (alone && isPlainSecret(trim(value.low))) return true;
  }
  return false;
}

function isFiller({ kind, text, low }: Token): boolean {
  return kind !== 'word' || isSign(text) || fillers.has(low);
}

// `password is swordfish`, but not `password is expired`.
function isPlainSecret(low: string): boolean {
  if (!/^\p{L}{3,}$/u.test(low)) return false;
  if ([statusWords, qualities, predicates, fillers].some((known) => known.has(low))) return false;
  return !/(?:ed|ing|able|ible)$/.test(low);
}

/** `pw Hunter2!`, `password for dana Winter24`, `user/pass bob/hunter2`. */
function isBeside(tokens: Token[], mark: Mark): boolean {
  const near = clauseFrom(tokens, mark.end);
  const [first = ''] = near;
  if (isSecretLike(first)) return true;
  if (mark.label === 'key' || mark.label === 'token') {
    if (/^\w{20,}$/.test(first)) return true;
    if (tokens[mark.start]!.low === 'pin' && /^\d{4,8}$/.test(first)) return true;
  }
  if (mark.label === 'password' && /^\d{5,}$/.test(first)) return true;
  if (tokens[mark.end]?.quoted && mark.label === 'password' && isPlainSecret(fold(first))) return true;
  const joint = tokens[mark.end];
  if (joint?.kind === 'break' && joint.tight && isSecretLike(tokens[mark.end + 1]?.text ?? '')) return true;
  const dashed = joint?.kind === 'word' && isSign(joint.text) && /^pass/.test(mark.label);
  if ((dashed || isAfterName(tokens, mark)) && near.length === 1 && isPlainSecret(fold(first))) return true;
  if (mark.label === 'pass') return false;
  if (near.some(isStrikingSecret)) return true;
  // On the next line or behind a comma only what cannot be anything else counts.
  const further = tokens.slice(mark.end, mark.end + 12).filter(({ kind }) => kind === 'word');
  if (further.some(({ text }) => isStrikingSecret(text))) return true;
  const owned = ['for', 'of'].includes(fold(first)) && near.slice(2, 4).some(isMixed);
  return owned || (tokens[mark.end]?.kind === 'break' && isMixed(further[0]?.text ?? ''));
}

// `user bob pw hunter`
function isAfterName(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password' && mark.label !== 'pass') return false;
  const before = tokens.slice(Math.max(0, mark.start - 5), mark.start).filter(({ kind }) => kind === 'word');
  const [announcer, name] = before.slice(-2);
  return announcer !== undefined && labelOf(announcer.low) === 'login' && !statusWords.has(name!.low);
}

function isMixed(text: string): boolean {
  return /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\d/.test(text) && isSecretLike(text);
}

/** `Hunter2! is the password`. */
function isNamedBefore(tokens: Token[], mark: Mark): boolean {
  if (tokens[mark.start - 1]?.kind === 'word' && isStrikingSecret(tokens[mark.start - 1]!.text)) return true;
  let at = mark.start - 1;
  while (at > mark.start - 5 && possessives.has(tokens[at]?.low ?? '')) at--;
  const joint = tokens[at];
  if (!joint || !(copulas.has(joint.low) || joint.low === 'as' || joint.kind === 'assign')) return false;
  const value = tokens[at - 1];
  return value?.kind === 'word' && isSecretLike(value.text);
}

/** `login bob / S3cret`, `credentials bob:S3cret`; near a DNS host also `login: bob` and `login bob S3cret`. */
function isLoginGiven(tokens: Token[], mark: Mark, dns: boolean): boolean {
  const last = Math.min(tokens.length, mark.end + 10);
  const word = tokens[mark.start]!.low;
  if (word === 'access' && !dns) return false;
  for (let i = mark.end; i < last && tokens[i]!.kind !== 'break'; i++) if (isPair(tokens, i)) return true;
  const clause = clauseFrom(tokens, mark.end);
  if (clause.slice(0, 4).some(isStrikingSecret)) return true;
  if (clause.length === 2 && !statusWords.has(fold(clause[0]!)) && isSecretLike(clause[1]!)) return true;
  if (word.startsWith('cred')) {
    const given = tokens[mark.end]?.kind === 'assign' ? isSecretLike : isMixed;
    if (clause.slice(0, 3).some(given)) return true;
  }
  if (!dns) return false;
  if (clause.slice(0, 6).some(isSecretLike)) return true;
  const [first = '', second] = clause;
  if (tokens[mark.end]?.kind !== 'assign' || word === 'access' || first === '' || isUrl(first)) return false;
  const low = trim(fold(first));
  return !(statusWords.has(low) || (subjectWords.has(low) && second !== undefined) || isKnown(low));
}

/** A name and a secret: `bob/S3cret`, `bob / S3cret`, `bob:S3cret`. */
function isPair(tokens: Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind !== 'word' || isUrl(text)) return false;
  const parts = text.split('/', 3);
  if (parts.length === 2 && parts[0] !== '' && trim(parts[1]!).length >= 5) return isSecretLike(parts[1]!);
  const joint = tokens[at + 1];
  const second = tokens[at + 2];
  if (!joint || second?.kind !== 'word' || trim(second.text).length < 5 || !/[\p{L}\d]/u.test(text))
    return false;
  const joins = /^[/|\\]+$/.test(joint.text) || (joint.kind === 'assign' && joint.tight);
  return joins && isSecretLike(second.text);
}

/** What needs no label of its own: `dana@acme.com:Winter2024!`, `bob / P@ssw0rd`, `password/hunter2`. */
function isLoneSecret(tokens: Token[], at: number): boolean {
  const { kind, text, low } = tokens[at]!;
  if (kind !== 'word' || low.length > 200 || isUrl(text)) return false;
  const [head = '', ...rest] = text.split(/[/\\]|\.{2,}/, 4);
  if (rest.length > 0 && labelOf(fold(head)) === 'password' && rest.some(isSecretLike)) return true;
  if (rest.length === 1 && head !== '' && isStrikingSecret(rest[0]!)) return true;
  const joint = tokens[at + 1];
  const value = tokens[at + 2];
  const joined = joint?.kind === 'assign' || /^[/|\\-]+$/.test(joint?.text ?? '');
  if (/^[/|\\]+$/.test(joint?.text ?? '') && isStrikingSecret(value?.text ?? '')) return true;
  if (!low.includes('@') || !isKnown(trim(low))) return false;
  if (joint?.kind === 'word' && isStrikingSecret(joint.text)) return true;
  return joined && value?.kind === 'word' && isMixed(value.text);
}

/** `godaddy: bob / S3cret`. */
function hasDnsPair(tokens: Token[]): boolean {
  let host = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < tokens.length; i++) {
    if (isDnsHost(tokens[i]!.low)) host = i;
    if (i > host && i - host <= 8 && isPair(tokens, i)) return true;
  }
  return false;
}

// An arrow or a picture; but `...` and `?` stand for something.
function isSign(text: string): boolean {
  return /^[^\p{L}\d.?]+$/u.test(text);
}

/** The next words of a sentence, eight at most; what is only a sign is left out. */
function clauseFrom(tokens: Token[], start: number): string[] {
  const found: string[] = [];
  // `password:` and its value may stand on two lines.
  let at = tokens[start]?.kind === 'break' && tokens[start - 1]?.kind === 'assign' ? start + 1 : start;
  for (; at < Math.min(tokens.length, start + 9); at++) {
    const { kind, text } = tokens[at]!;
    if (kind === 'break') break;
    if (kind === 'word' && !isSign(text)) found.push(text);
  }
  return found;
}
