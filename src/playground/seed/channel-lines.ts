import { type ChannelLine, dana, type Line, lee, sam } from './story.ts';

/** The sample messages in channels, and the commands that subscribe the channels to updates. */
export const channelLines: ChannelLine[] = [
  chat(
    'migrations',
    dana(
      22,
      '09:30',
      'Morning, all. Starting today we track open migrations in Migration Desk, not in the spreadsheet.',
    ),
  ),
  chat(
    'migrations',
    sam(22, '09:34', 'Moving mine over now, starting with Tallow Creek. They are already testing.'),
  ),
  // Both channels subscribe before the first ticket is opened, so every ticket has its message and its thread.
  command('migrations', dana(22, '09:31', 'subscribe normal kind:migration')),
  command('platform-changes', sam(22, '09:33', 'subscribe normal kind:platform-change')),
  // Lee leads the team, so Migration Desk tells Lee about escalations and lockouts.
  command('leads', lee(22, '09:36', 'role @lee lead')),
  chat('platform-changes', sam(21, '09:50', 'Hazelcroft wants an evening slot in two weeks. I can take it.')),
  chat(
    'leads',
    lee(
      20,
      '09:10',
      'All open tickets are in Migration Desk now. If you still keep a spreadsheet, please retire it.',
    ),
  ),
  chat('migrations', dana(15, '11:35', 'The Brindlewick pilot looks good. First full pass is tonight.')),
  chat('platform-changes', sam(11, '09:35', 'Hazelcroft is done: 44 mailboxes, finished at 2 AM.')),
  chat(
    'leads',
    dana(8, '15:20', 'Thanks for the override on Marrowby. They promised their list for next week.'),
  ),
  chat(
    'migrations',
    sam(5, '16:15', 'Plumstone still has 22 drivers with 22 phones to set up. Their manager is helping now.'),
  ),
  chat('leads', lee(3, '09:30', 'I want one list every morning of everything that is stalled.')),
  chat('migrations', dana(3, '11:25', 'Brindlewick is closed. 19 business days from start to finish.')),
  chat('platform-changes', lee(2, '16:36', 'Gallowglass is small and unassigned. Any volunteers?')),
  // Lee asks for the digest two business days before today, so that the channel gets one on the last business day.
  command('leads', lee(2, '16:00', 'digest at 09:00 weekdays')),
  chat('leads', lee(1, '09:20', 'The digest is here. Please look at Quillfeather and Hollowbrook first.')),
  command('leads', lee(1, '15:40', 'subscribe normal escalated blocked')),
];

function chat(channel: string, line: Line): ChannelLine {
  return { ...line, channel };
}

function command(channel: string, line: Line): ChannelLine {
  return { ...line, channel, noun: 'migration' };
}
