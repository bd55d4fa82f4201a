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
    what is lost in a platform change`,
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
    calendar colors`,
  F40: `
    does data on a user's own computer move
    does local data move
    is mail that is stored on my computer migrated
    what about pst files on users' computers
    do local folders in outlook move
    are archives on a laptop migrated
    should users back up their local data
    what do we do with mail that is only on the desktop
    mail saved on the hard drive
    pop mail downloaded to a pc
    does local outlook data go to office 365
    do we have to import local files ourselves
    how do I get messages from my computer to office 365
    items saved on my machine only
    what happens to the archive pst on my pc
    back up my computer before the upgrade
    does anything stored offline on a workstation transfer
    save a copy of the data on the laptop first
    what about stuff on my computer
    what happens to files saved on my computer
    does mail on my hard drive move to office 365
    are local folders migrated to office 365
    do pst files on my computer move
    should we back up what is on our computers
    do I need to save local data before the upgrade
    will you move what is only on my laptop
    how do we get local mail into office 365
    what do we do with local archives
    is locally stored mail moved
    mail that was downloaded with pop to the desktop
    my archive is only on my pc
    does my local outlook archive go to office 365
    do users back up their own data
    what about messages that are not on the server
    is local data lost
    do we migrate pst files from users' machines
    local data
    local archive
    data on the computer
    local pst`,
  F41: `
    do public folders move
    are public folders migrated
    how do we move public folders
    can public folders be exported to a pst
    our public folders in exchange, do they come to rackspace
    public folders to office 365
    do shared public folders come along
    what are the options for public folders
    what about the public folder with the shared calendar
    export the public folders
    does the migration include public folders
    public folder tree
    we rely on public folders, what happens to them
    is there a way to keep the public folders
    import public folders into the new system
    are company wide folders in exchange moved
    do public folders come over
    do the public folders go to office 365
    will you migrate our public folders
    how do I move public folders to office 365
    can public folders be migrated by pst
    what do we do about public folders
    we have a lot of public folders in exchange
    are exchange public folders moved to rackspace
    public folders on the old exchange server
    do we lose our public folders
    customer wants to keep the public folders
    is there another way for public folders, maybe pst
    public folders with contacts, will they come with us
    public folders in hosted exchange to office 365
    can I export a public folder
    public folders
    public folder`,
};
