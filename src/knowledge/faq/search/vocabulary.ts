/** Words that say nothing about what a question is about. */
export const stopWords = new Set(
  `
  a about actually also am an and any anyway approximately are as ask asked asking asks at basically be
  been being btw but by can could couldnt currently did do does doing eg else etc exactly for fyi get gets
  getting goin gonna got gotta gotten guy guys had happen happens has hasnt have having he her here hers
  hey hi him his honestly i id ie if ill im in into is it its ive just kinda know knows let lets like
  literally lol lot may me might mine my n of oh ok okay on or our ours per please pls plz question r
  rackspace rackspaces really roughly s said say says she should shouldnt so some still such sure t tell
  tells than thanks that thats the their theirs them then there theres these they theyre thing things think
  thinks this tho those though through thru to told too totally trying u um up ur us very w wanna want
  wants was way we well were weve whatever whenever which will with wonder wondering would wouldnt y yall
  yes yet you your youre yours
  `
    .trim()
    .split(/\s+/),
);

/** For each pattern, what we read instead. The patterns apply in this order to words in lower case, without punctuation. */
export const phrases: [RegExp, string][] = [
  [/\be mails?\b/g, 'email'],
  [/\b24 ?x? ?7(?: ?x? ?365)?\b|\baround the clock\b|\bafter hours\b|\b\d+ ?(?:am|pm)\b/g, 'nighttime'],
  [/\b(what|who|how|where|when)(?:s|re|ll|d)\b/g, '$1'],
  [/\b(?:in progress|under ?way|in the middle|going on|half ?way|part ?way)\b/g, 'during'],
  [/\b(?:ball rolling|get going|got going|get started|getting started)\b/g, 'start'],
  [/\bkick\w* off\b/g, 'start'],
  [/\bcall\w* off\b/g, 'cancel'],
  [/\b(?:office )?(?:office ?|[om] ?)?365\b/g, 'office365'],
  [/\b(?:ms|microsofts?) (?=office365)/g, ''],
  [/\b(?:rackspaces? emails?|rackspace mail|rs ?e)\b/g, 'rackspaceemail'],
  [/\bhosted (?:microsoft )?(?:exchange|exch|ex)\b|\bhex\b/g, 'hostedexchange'],
  [/\b(?:exchange|exch|ex) (?:server )?(?:2013|2016|2019)\b|\b(?:2013|2016|2019)\b/g, 'newexchange'],
  [/\b(?:exchange|exch|ex) (?:servers?|(?:server )?(?:2003|2007|2010))\b/g, 'exchangeserver'],
  [/\bexch?\b/g, 'exchange'],
  [/(?<=\brackspaceemail\b.*)\bexchange\b|\bexchange\b(?=.*\brackspaceemail\b)/g, 'hostedexchange'],
  [/\blotus notes\b/g, 'lotus'],
  [/\bg ?suite\b|\bgoogle (?:apps|workspace)\b|\bgoogle\b/g, 'gmail'],
  [/\b(?:from|off|leav\w+|out of) (?:(?:our|their|the|my|an?) )?office365\b/g, 'officesource'],
  [/\boffice365(?=.* (?:to|into) (?:\w+ )?(?:rackspace|rackspaceemail|hostedexchange)\b)/g, 'officesource'],
  [/\b(?:platform|plat) (?:change|switch|move)(?:s|d)?\b/g, 'platformchange'],
  [/\b(?:public|pub) folders?\b/g, 'publicfolder'],
  [/\bset(?:ting)? ((?!up\b)\w+ )?up\b/g, 'setup $1'],
  [/\bback(?:s|ed|ing)? (?:(?!up\b)\w+ )?up\b/g, 'backup'],
  [
    /\bstart(?:s|ed|ing)? (?:over|fresh)\b|\bfrom (?:scratch|zero)\b|\b(?:fresh|clean) (?:start|slate)\b/g,
    'rebuild',
  ],
  [/\bre (?:creat|build|do|make|add)\w*\b/g, 'rebuild'],
  [/\b(?:left|leav\w*|stay\w*) (?:it )?behind\b/g, 'excluded'],
  [/\bself ?serv(?:ice|e)\b|\bself migrat\w*|\bdo it (?:your|my|our)sel\w+\b|\bdiy\b/g, 'selfservice'],
  [/\bon prem(?:ises?)?\b|\bin house\b/g, 'inhouse'],
  [/\b(?:it|tech) (?:guy|person|people|team|staff|admins?|dept|department)\b/g, 'admin'],
  [/\btime frames?\b/g, 'timeline'],
  [/\b(?:network solutions|(?:domain|dns) (?:host|registrar|provider|account|acct)s?)\b/g, 'registrar'],
  [/\bname servers?\b/g, 'nameserver'],
  [/\b(?:status updates?|keep \w+ (?:updated|posted)|up to date)\b/g, 'progress'],
  [/\b(?:hands off|sit back|on hand|hand holding)\b/g, 'involved'],
  [/\b(?:three|five|six|ten|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred)\b/g, ''],
  [/\bby hand\b|\bhands on\b/g, 'manual'],
  [/\bget\w* rid\b/g, 'remove'],
  [/\buser names?\b/g, 'username'],
  [/\b(?:sign|log)\w* (?:in|on)(?:to)?\b/g, 'login'],
  [/\baddress ?books?\b/g, 'contacts'],
  [/\b(?:distribution|dist|mailing|group) (?:list|group)s?\b|\bdls?\b/g, 'distributionlist'],
  [/\bw o\b/g, 'without'],
  [/\b(?:isnt|arent|wasnt|doesnt|dont|didnt|wont|cant|cannot|never)\b/g, 'not'],
  [/\b\d+\b/g, ''],
];

/**
 * Words that say the same about what a question is about, one group on each line. The first word names the group. A group
 * stands beside the word itself, so a group may be loose.
 */
export const synonyms = `
move migrate migration transfer transition switch convert bring carry copy sync come swap make switchover go
cost price pricing fee charge pay bill invoice quote rate money free complimentary expensive budget billing paid extra surcharge
password pw pws pwd pwds passwd login logon credential cred username passcode
mailbox mbx mbox mbxs account acct box inbox
email mail message
phone iphone android ipad tablet cell mobile smartphone device ios
computer pc laptop machine workstation desktop local locally offline
outlook profile app
outage downtime down interruption interrupt disrupt disruption unavailable dark disconnect
dns mx record zone autodiscover spf cname txt nameserver entry
registrar godaddy cloudflare
admin administrator
slow sluggish crawl laggy weak poor bad terrible low thin limit ancient struggle underpower awful horrible lousy spotty flaky
connection internet bandwidth link line network dsl wifi pipe connectivity meg mbps speed satellite cable isp
kind calendar contact task journal note appointment meeting event label folder subfolder draft signature rule filter delegate autocomplete flag birthday
exclusion alias aliases distributionlist alternate
time long day week hour eta duration length timeline timeframe estimate ballpark quick quickly soon fast month date turnaround
people person human staff employee team user folk everyone everybody somebody someone anyone coworker worker technician
term glossary definition jargon lingo vocabulary vocab word meaning mean acronym abbreviation dictionary terminology define
faq article document doc page guide
double twice both two duplicate overlap simultaneous simultaneously parallel
stop cancel end remove delete drop removal
license licence seat subscription
keep stay reuse same remain retain identical
rebuild recreate redo redone remake reconfigure anew again
order sequence step next first
during while meanwhile mid middle halfway meantime
tool software program script automate automatic automatically robot machinery
start begin initiate launch early
ready prepare complete finish done over
possible doable feasible able allow fine permit
spreadsheet sheet excel form template csv
support help reach contact
holiday night nighttime weekend late midnight sunday saturday thanksgiving christmas evening morning
lose lost loss miss missing gone
create build add provision
setup configure install
source gmail zimbra groupwise lotus domino imap pop bluehost yahoo aol
problem issue matter obstacle dealbreaker concern
fresh blank empty
perform execute handle conduct
secure safe safely security
progress posted loop
involve involved involvement participate
give hand provide share supply send submit
who whos whose
customer client cust prospect
specialist engineer expert consultant
choose pick decide select recommend choice determine
approach method strategy option
test check verify validate
role part responsibility responsible effort duty job
difficulty difficult hard easy complicated technical skill advanced beginner experience complex tricky level novice
scope cover apply valid relevant applicable
request order apply
back return reverse downgrade
old previous former existing current legacy
change edit update modify flip repoint point alter adjust
all whole entire everything every each
domain website
available availability reachable
file export archive
disk drive usb
`;

/** Stems of words for systems and routes. They choose the path, so they say less about what a question is about. */
export const platformWords = new Set([
  'gmail',
  'zimbra',
  'groupwis',
  'lotu',
  'domino',
  'imap',
  'pop',
  'rackspaceemail',
  'hostedexchang',
  'office365',
  'platformchang',
]);

/** The words that the patterns in `phrases` contain, so that their spelling is corrected, too. */
export const phraseWords = `office microsoft rackspace email mail hosted exchange server google suite apps workspace platform plat change switch public
folder folders setting setup start scratch behind kick self service premises house address book distribution mailing
group list user name names zimbra groupwise lotus notes domino gmail imap external internal outlook`;
