/* The smallest useful Bolt app, for comparison with the bot: it acknowledges a slash command and answers it. With DATABASE_URL, it also stores each command with one INSERT before it answers. */
import bolt from '@slack/bolt';

// Exit when the process that started this one exits, even if that process is killed.
process.stdin
  .once('close', () => process.exit())
  .resume()
  .unref();

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL,
  DATABASE_URL,
} = process.env;
const receiver = new bolt.HTTPReceiver({ signingSecret: signingSecret ?? '' });
const app = new bolt.App({ token, receiver, clientOptions: { slackApiUrl: SLACK_API_URL ?? '' } });
const store = DATABASE_URL ? await openStore(DATABASE_URL) : undefined;

app.command(/.*/, async ({ command, ack, respond }) => {
  await ack();
  await store?.(command.user_id, command.text);
  await respond({ response_type: 'ephemeral', text: `MIG-1: ${command.text}` });
});

const server = await app.start(0);
const address = server.address();
console.log(`listens on ${typeof address === 'object' ? address?.port : address}`);

async function openStore(url: string): Promise<(user: string, text: string) => Promise<unknown>> {
  // Import the driver only if there is a database, because otherwise it would add to the app's memory.
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bare_app (id bigserial PRIMARY KEY, "user" text, text text, at timestamptz DEFAULT now())',
  );
  return (user, text) => pool.query('INSERT INTO bare_app ("user", text) VALUES ($1, $2)', [user, text]);
}
