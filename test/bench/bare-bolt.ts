/*
 * The smallest app that one would write with Bolt: it acknowledges a slash command and answers it. The bot's memory is
 * compared with this app's.
 */
import bolt from '@slack/bolt';

// It ends with the process that started it, however that ends.
process.stdin
  .once('close', () => process.exit())
  .resume()
  .unref();

const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL } = process.env;
const receiver = new bolt.HTTPReceiver({ signingSecret: signingSecret ?? '' });
const app = new bolt.App({ token, receiver, clientOptions: { slackApiUrl: SLACK_API_URL ?? '' } });

app.command(/.*/, async ({ command, ack, respond }) => {
  await ack();
  await respond({ response_type: 'ephemeral', text: `MIG-1: ${command.text}` });
});

const server = await app.start(0);
const address = server.address();
console.log(`listens on ${typeof address === 'object' ? address?.port : address}`);
