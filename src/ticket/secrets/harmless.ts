/** Lists what looks like a secret but isn't: ticket numbers, dates, file names, addresses, sizes, products. */

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Words of letters and digits, or of several parts, that aren't secrets and are common in notes. */
export const harmlessShapes = [
  /^[a-z]{1,4}\d{0,2}-\d{1,6}$/, // MIG-12, C-07, S1-27
  /^([a-z]{1,4})-?\d{1,4}(?:\.\.|[-–])\1-?\d{1,4}$/, // U-01..U-04
  /^[a-z]{1,4}#\d+$/,
  /^(?:inv|po|so|ord|cs|inc|chg|req|ref|kb|rma|case|ticket|job|batch|order|tkt|sr|cve)[-_]?[\d-]{2,}[a-z]?$/,
  /^\d{4}-\d\d-\d\d(?:t[\d:.,+-]+z?)?$/,
  /^\d{1,2}[h:.]\d{2}(?::\d{2})?(?:am|pm|z|utc|gmt|c[ds]t|e[ds]t|p[ds]t|cet|cest|h|uhr)?$/,
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?[-.]?(?:${months})[-.]?(?:\\d{2}|\\d{4})?$`),
  new RegExp(`^(?:${months})[-.]?\\d{1,2}$`),
  /^[~<>+-]?\d+(?:[.,]\d+)*[a-z]{1,2}\d{0,2}$/,
  /^[~<>+-]?\d+(?:[.,]\d+)*-?(?:st|nd|rd|th|mins?|hrs?|hours?|days?|users?|mailbox(?:es)?|items?|boxes|seats?|lic|of\d+|pcs|mbit|mbps|gbit|gbps|kbps|secs?|weeks?|months?|years?|people|x\d+|buzones|cuentas|contas|postfacher|caselle|usuarios|utenti|nutzer)$/,
  /^(?:wave|batch|group|part|phase|pass|step|day|week|round|user|users|mailbox|server|team|site|list|sheet|row|line|page|item|try|attempt|domain|tenant|ticket|case|version|rev|call|mail|note|option|stage|tier|level|set|fy|kw|cw|node|host|rack|room|floor|hex|rse|mex|mx|ns|dns|selector|pop|imap|smtp|oauth|tls|ipv|sha|md|utf|base|mfa|ldap|worker|thread|lote|tanda|onda|fila|linea|linha|etapa|fase|lot|vague|ligne|charge|zeile|lotto|riga|srv|exch|mail|dc|ad|vm|esx|fs|nas|web|ftp|db|sql|ts|rds|proxy|edge|cas|hub|gw|router|switch|printer|pc|laptop|scan|copier|file|folder|archive|inbox|export|import|img|image|dsc|scr|screenshot|doc|rfc|iso|ews|owa|eas|cu|ru|sp|x|v|q|w|p|s|t|u|r|a|b|c|e|h|k|l|m|n)[-_.]?\d{1,4}$/,
  /^(?:shared|sales|info|support|admin|test|demo|guest|kiosk|conf|desk|office|user|mail|hr|it|service|contact|billing|plan)[-_.]?\d{1,2}$/,
  // A product and its version, such as `outlook2016`, but not `Exchange123`.
  /^(?:exchange|office|outlook|windows|win|groupwise|notes|word|excel|sharepoint|test|domino|zimbra|kerio|sbs|server|ex)[-_.]?(?:\d{1,2}|20\d\d|9[5-8])$/,
  /^(?:iphone|ipad|ios|ipados|android|macos|ubuntu|debian|centos|rhel|azure|okta|entra|adfs|duo|pixel|galaxy|surface|chrome|firefox|safari|edge|python|java|php|dovecot|postfix|cyrus|exim|qmail)[-_.]?\d{1,2}(?:\.\d+)*$/,
  /^(?:iphone|ipad|galaxy|pixel)\d{1,2}[a-z]{1,8}$/,
  /^(?:o|m|office|microsoft|outlook|exchange|windows|win|dynamics)[-_]?365(?:[-_][a-z\d_]+)*$/,
  /^(?:route53|1and1|2fa|s\/mime|p2v|b2b|b2c|o2o|p2p|v2v|3rdparty|tls1\.\d|365|dkim\d|spf\d|dmarc\d|smime|pop3s?|imap4|x500|x509|utf-?8|c2c|log4j|web2py|mp[34]|imap4rev1|h26[45])$/,
  /^(?:v?\d+\.)+[\dx]+(?:[-_][a-z]+[\d_.-]*)*$/, // 8.8.15_GA_3869
  /^[\w%~()-][\w.%~()-]{0,80}\.(?:xlsx?|csv|tsv|pst|ost|mbox|nsf|txt|docx?|pptx?|pdf|zip|rar|7z|gz|tgz|tar|bak|png|jpe?g|gif|heic|log|eml|msg|ics|vcf|json|ya?ml|xml|html?|php|aspx?|ps1|sh|bat|cmd|py|pl|js|ts|sql|conf|cfg|ini|exe|msi|dll|iso|vhdx?|ova|pem|crt|cer|pfx|key|pub|ldif)$/,
  /^[\w.+#%'-]{1,80}@(?:[\w-]{1,63}\.){0,6}[a-z-]{2,}$/,
  /^(?:[a-z0-9_-]{1,63}\.){1,6}(?:[a-z]{2}|com|org|net|edu|gov|mil|info|cloud|local|lan|internal|corp|email|online|shop|mail|coop|example|test|biz|app|dev|tech|agency|photos|store|site|law|dental|clinic|travel|museum|int|arpa)(?:\/.*)?$/,
  /^(?:ms|msoid|v|google-site-verification|amazonses|atlassian-domain-verification|docusign|facebook-domain-verification|apple-domain-verification|zoho-verification|globalsign-domain-verification)=?(?:ms\d+)?$/,
  /^ms\d{6,}$/,
  /^s-1-5-[\d-]+$/,
  /^aadsts\d+$/,
  /^[\w.+-]+@$/,
  /^[uwcgf]0[a-z0-9]{6,12}$/, // Slack's ids of people, channels, and files
  /^(?:file:)?(?:slack:f[a-z0-9]{6,14}|teams:[0-9a-f-]{36})$/, // the text that names a file
  /^(?:day|d|t|week|w)[+]\d{1,4}(?:t[\d:]+)?$/, // day+15
  /^(?:[a-z]+-|#)?\d+@\d{4}-\d\d-\d\dt\S+$/, // where the next page of a list starts
  /^(?:0x)[0-9a-f]+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  /^(?:get|set|new|remove|add|enable|disable|test|start|stop|resume|suspend|connect|import|export|update|invoke|move|complete|search|out|convertto|select|where|foreach|write)-[a-z]+\d*$/,
  /^(?:1password|7-?zip|4g|5g|3cx|wi-fi|e-mail|on-hold|x-ray|[a-z]-\d+-[a-z]+|ed25519|ssh-[a-z\d]+|rsa-?\d+|aes-?\d+(?:-[a-z]+)?|sha-?\d+|hmac-sha\d+|p-\d+|covid-?\d+)$/,
  /^(?:exchange|enterprise|o365|m365|spe|spb|e[1-5]|f[13]|business)[_a-z]*[_-](?:e[1-5]|f[13]|s_)?[a-z_]*\d?$/,
  /^[a-z]{1,6}\d?[_-](?:e[1-5]|f[1-3]|p[12]|s)$/,
  /^[+(]?\d[\d() .-]*$/,
  /^[a-z0-9._-]{1,40}\\[a-z0-9._$-]{1,40}$/, // ACME\bob
  /^(?:\/|\.\/|~\/|[a-z]:\\|\\\S*\\)\S*$/, // a path
  /^(?:\w+=.*|[\w-]+\/[\w.-]+\/\S*)$/,
];

/** Parts of a text that are public, although they look random: DNS records, public keys, hashes, ids in logs. */
export const publicParts = [
  /(?<!\S)(?:IMCEAEX-\S{1,400}|\/o=[^\n]{0,300}?\/cn=\S{1,200}|x500:\S{1,300})/gi,
  /(?<=^|\n|: )(?:\* |\[?CAPABILITY )[^\n]{0,600}/g,
  /(?<=^|\n)(?:received|x-(?!api|auth|access)[\w-]{1,60}|arc-[\w-]{1,40}|dkim-signature|message-id|references|in-reply-to): [^\n]{0,1000}/gi,
  /(?<![\w-])[\w-]{0,40}verif[a-z]{0,9}[\w-]{0,20} ?[=:] ?"?[\w+/=.-]{6,200}/gi,
  /(?<!\w)v=(?:spf|dkim|dmarc|sts|bimi)1[^\n]{0,300}/gi,
  /(?<!\w)p=[\w+/]{20,2000}={0,2}/g,
  /(?<!\w)(?:ssh-(?:rsa|ed25519|dss)|ecdsa-[\w-]{1,30}) [\w+/]{20,2000}={0,2}/g,
  /(?<!\w)(?:sha-?\d{0,3}|md5|crc32|checksum|thumbprint|fingerprint|hash|etag)(?:sum)? ?(?:is|of|[:=])? ?"?[0-9a-f]{8,128}(?![\w])/gi,
  /(?<!\w)(?:session|sid|rip|lip|mpid|secured?|tls|ttl|method|proto|qid|queue-?id|message-?id|msg-?id|correlation-?id|request-?id|trace-?id|x-ms-[a-z-]{1,40}|client-request-id|activity-?id|timestamp)[=:] ?<?(?=[\w+/.@{-])[^\s<>,;]{1,100}>?/gi,
];

/** Replaces the public parts of a text by spaces. */
export function withoutPublicParts(text: string): string {
  return publicParts.reduce((rest, part) => rest.replace(part, ' '), text);
}

/** The label of a DNS name: `selector1._domainkey`. */
const dnsName = /(?:^|\.)_(?:domainkey|dmarc|tcp|tls)|^(?:selector\d|s\d|k\d|google|default)\._?/;

export function isHarmless(core: string): boolean {
  return dnsName.test(core) || harmlessShapes.some((shape) => shape.test(core));
}
