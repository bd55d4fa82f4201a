import { type ChannelLine, dana, type Line, lee, sam } from './story.ts';

/** What people say in the channels, and how these are set up. */
export const channelLines: ChannelLine[] = [
  chat(
    'migrations',
    dana(22, '09:30', 'Morning. From today the running moves live in the desk, not in the sheet.'),
  ),
  chat(
    'migrations',
    sam(22, '09:34', 'Bringing mine over now. Tallow Creek first, they are testing already.'),
  ),
  chat('platform-changes', sam(21, '09:50', 'Hazelcroft asks for an evening in two weeks. I take it.')),
  chat(
    'leads',
    lee(20, '09:10', 'Everything is in the desk now. Who still keeps a sheet, please let it go.'),
  ),
  chat('migrations', dana(15, '11:35', 'Brindlewick pilot looks good, first pass tonight.')),
  chat('platform-changes', sam(11, '09:35', 'Hazelcroft is over. 44 mailboxes, done at two in the morning.')),
  chat(
    'leads',
    dana(8, '15:20', 'Marrowby: thanks for passing the gate. Their list is promised for next week.'),
  ),
  chat('migrations', sam(5, '16:15', 'Plumstone: 22 drivers, 22 phones. Their manager helps now.')),
  chat('leads', lee(3, '09:30', 'I would like one list each morning of what stands still.')),
  chat('migrations', dana(3, '11:25', 'Brindlewick is closed. Nineteen working days.')),
  chat('platform-changes', lee(2, '16:36', 'Gallowglass is small and has no owner yet. Volunteers?')),
  // Early enough that the last business day has its digest.
  command('leads', lee(2, '16:00', 'digest at 09:00 weekdays')),
  chat('leads', lee(1, '09:20', 'There it is. Quillfeather and Hollowbrook first, please.')),
  // Late, so that little is posted while the desk is filled, and some of the cards have threads.
  command('migrations', dana(1, '15:30', 'subscribe')),
  chat('migrations', dana(1, '15:32', 'This channel hears of every ticket from now on.')),
  command('platform-changes', sam(1, '16:28', 'subscribe')),
];

function chat(channel: string, line: Line): ChannelLine {
  return { ...line, channel };
}

function command(channel: string, line: Line): ChannelLine {
  return { ...line, channel, noun: 'migration' };
}
