/** How people ask about data outside the mailboxes. One way to ask on each line. */
export const waysToAskAboutOtherData = {
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
    local pst
    my old emails are in a pst on my desktop
    does the upgrade take local outlook folders
    mail on my own computer, will it be in office 365
    will my local archive move
    what about data on our laptops
    I keep old mail on my hard drive
    does what is on my machine come along
    do local pst files go to office 365
    my pop mail is only on my pc
    how do we bring local archives to office 365`,
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
    public folder
    what about our public folders when we upgrade
    public folders on exchange 2007, do they come
    are public folders lost
    how do we take public folders with us
    what options do we have for public folders
    can you bring over the public folders
    will the public folder calendar move
    can public folders go by pst
    can we do the public folders by pst instead
    use pst for public folders
    pst of a public folder
    public folders another way`,
};
