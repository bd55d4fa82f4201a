/** How people ask about what moves and what stays behind. One way to ask on each line. */
export const waysToAskAboutItems = {
  F15: `
    which items move, and which stay behind
    what gets migrated
    what types of data move
    do calendars and contacts move
    will my calendar come over
    do tasks and notes transfer
    will I lose my mail
    will I lose anything
    do we lose any emails
    is only mail moved or everything
    do labels move
    do folders and subfolders come across
    what is migrated from gmail to rackspace email
    what carries over besides email
    are appointments and address books included
    do my contacts make it from rackspace email to office 365
    do journals move from exchange
    do rules and signatures move
    are sent items and drafts included
    do mailbox permissions and delegates carry over
    which content does not transfer to rackspace email
    will my old messages be there afterward
    do filters and settings migrate
    does autocomplete move
    what comes along from hosted exchange to rackspace email
    do we keep our calendars in a platform change
    does it bring over the address book
    will all folders be there from pop or only the inbox
    items migrated
    do events and meetings survive the move
    does the calendar go from zimbra to office 365
    do read and unread flags come along
    what transfers
    what data types are included
    what comes over from gmail
    does the migration include calendars
    are my contacts coming with me
    do appointments move from google to hosted exchange
    are tasks migrated from zimbra to office 365
    do notes and journals carry over from exchange 2010
    does anything besides mail go to rackspace email
    does my calendar move from gmail to rackspace email
    when we go from rackspace email to office 365, do calendars come
    will I still have my contacts afterward
    do I keep my folders
    are email folders kept
    do gmail labels turn into folders
    will my emails be there
    will my emails be deleted
    could we lose data
    does everything get copied
    do we get all folders from pop
    what is included when moving from lotus notes
    will contacts and calendars make it to hosted exchange
    which things come across in a platform change
    does rackspace email to hosted exchange keep calendars
    does the imap migration include contacts
    are archived mails migrated from gmail
    what about my to do list
    do out of office settings and forwarding move
    do shared calendars move
    does the migration bring meeting invitations
    what moves
    what does not move to rackspace email
    what is not migrated from gmail
    what stays behind when we come from zimbra
    calendars
    contacts
    tasks and notes
    what does not move from imap
    will I lose email
    will we lose any mail or folders
    will our mail be lost
    what happens to our old mail
    do all my emails come over
    does all my old email move
    labels
    folders
    what does not move in a platform change
    what stays behind in a platform change
    what does not move to hosted exchange
    what will not come over from zimbra
    what is lost in a platform change
    what is included in the migration
    do we keep our calendar and tasks
    will I still see my contacts after going from gmail to office 365
    what comes along from zimbra to rackspace email
    do tasks come with us from lotus notes to hosted exchange
    does rackspace email get calendars too
    is it just mail or calendars as well
    are contacts moved from imap
    what do we get after the move from google to rackspace email
    which parts of the mailbox are moved
    does everything in my mailbox come over
    does anything get lost on the way
    does all of it transfer, mail, calendar, contacts
    do notes transfer from exchange 2010 to hosted exchange
    is my whole history of mail moved
    do sent items come over`,
  F37: `
    what does not move to office 365
    what is not migrated to office 365
    what stays behind in the upgrade
    do aliases move to office 365
    do distribution lists move
    are alternate addresses migrated
    do group lists carry over
    do groups that I made in outlook come along
    do color coded calendar items move
    will the colors in my calendar stay
    exclusions of the upgrade to office 365
    what gets lost when we upgrade to office 365
    are aliases lost
    which things are excluded from the office 365 migration
    will our mailing lists still be there in office 365
    do contact groups transfer
    what are the exceptions in the upgrade
    are email aliases kept
    list of items that do not come over to office 365
    color categories of appointments
    will the distribution groups exist after hosted exchange to office 365
    what do we leave behind when we go to office 365
    do secondary addresses come over
    what is left behind when moving to office 365
    what will not come over to office 365
    what can't be moved to office 365
    do our distribution lists come over to office 365
    do our aliases come over to office 365
    are aliases moved in the upgrade
    do group lists make it to office 365
    will alternate email addresses work in office 365
    will my outlook groups be in office 365
    what won't transfer when we upgrade
    which items are not migrated from hosted exchange to office 365
    which items are not migrated from rackspace email to office 365
    does the upgrade leave anything out
    will my color categories survive the office 365 move
    do custom calendar colors move to office 365
    what doesn't move in the office 365 upgrade
    do I lose my aliases
    do we have to recreate our distribution lists
    are there things that do not make it to office 365
    do custom groups transfer to office 365
    what do we lose going to office 365
    alias
    aliases
    distribution lists
    what does not move
    what is not migrated
    what stays behind
    exclusions
    alternate addresses
    calendar colors
    will my email groups be in office 365
    what isn't included in the office 365 migration
    what is not included from hosted exchange to office 365
    which items are excluded from the upgrade
    does office 365 get our aliases
    what is missing after the upgrade
    do we have our distribution lists in office 365
    what is lost from rackspace email to office 365
    which things do not move in the upgrade
    do my category colors come over
    email alias
    what about aliases
    our aliases
    alias addresses
    an alias in the upgrade`,
};
