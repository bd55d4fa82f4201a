import { SpanStatusCode } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dana, openLine, sendAll, useDesk } from '../support/desk.ts';
import { type EndedSpan, recordSpans } from '../support/spans.ts';

const desk = useDesk();
let spans: ReturnType<typeof recordSpans>;

beforeEach(() => {
  spans = recordSpans();
});

afterEach(() => spans.stop());

async function ended(name: string): Promise<EndedSpan> {
  const found = () => spans.ended.findLast((span) => span.name === name);
  await expect.poll(found).toBeDefined();
  return found()!;
}

test('one trace leads from the request to the message in the channel', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'note 1 called them');
  await desk.app.drain();
  const request = await ended('request note');
  const command = await ended('command note');
  const delivery = await ended('delivery');
  expect(request).toMatchObject({
    parent: undefined,
    attributes: { 'md.platform': 'slack', 'md.answer': 'done' },
  });
  expect([command.traceId, command.parent]).toEqual([request.traceId, request.spanId]);
  expect([delivery.traceId, delivery.parent]).toEqual([request.traceId, command.spanId]);
  expect(delivery.attributes).toMatchObject({
    'md.outcome': 'sent',
    'md.platform': 'slack',
    'md.request': request.attributes['md.request'],
  });
});

test('a delivery that has to wait stays in the trace of its request', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'subscribe');
  desk.slack.faults.failNext('chat.postMessage', 'service_unavailable');
  await desk.say(dana, 'note 1 called them');
  await desk.app.drain();
  const { traceparent } = await desk.database.client.delivery.findFirstOrThrow({ where: { mode: 'reply' } });
  const { traceId, spanId } = await ended('command note');
  expect(traceparent).toBe(`00-${traceId}-${spanId}-01`);
  await sendAll(desk);
  const sent = spans.ended.filter(({ attributes }) => attributes['md.outcome'] === 'sent');
  expect(sent.map((span) => span.traceId)).toEqual([traceId, traceId]);
});

test('a failed command marks its spans, without words that people typed', async () => {
  await desk.say(dana, openLine);
  await desk.database.client.$executeRaw`ALTER TABLE "Event" RENAME TO "Lost"`;
  await desk.say(dana, 'note 1 Hunter2xyz');
  await desk.database.client.$executeRaw`ALTER TABLE "Lost" RENAME TO "Event"`;
  expect((await ended('command note')).status.code).toBe(SpanStatusCode.ERROR);
  expect((await ended('request note')).status.code).toBe(SpanStatusCode.ERROR);
  expect(JSON.stringify(spans.ended)).not.toContain('Hunter2xyz');
});

test('each job has a trace of its own', async () => {
  await desk.app.tick();
  const jobs = spans.ended.filter(({ name }) => name.startsWith('job '));
  expect(jobs.length).toBeGreaterThan(5);
  expect(jobs.filter(({ parent }) => parent)).toEqual([]);
});

test('stores nothing about traces if nobody records spans', async () => {
  spans.stop();
  await desk.say(dana, openLine);
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'note 1 called them');
  const rows = await desk.database.client.delivery.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ traceparent }) => traceparent !== null)).toEqual([]);
});
