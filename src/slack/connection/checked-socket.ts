import { type App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { Arrived } from '../../trace/request.ts';
import { judge } from '../doors/payloads.ts';

/** Receives requests over Socket Mode. Acknowledges those whose shape we don't know, but keeps them from Bolt. */
export class CheckedSocketReceiver extends SocketModeReceiver {
  readonly #logger: Logger;
  readonly #arrive: () => Arrived;

  constructor(
    options: ConstructorParameters<typeof SocketModeReceiver>[0],
    logger: Logger,
    arrive: () => Arrived,
  ) {
    super(options);
    this.#logger = logger;
    this.#arrive = arrive;
  }

  override init(app: App): void {
    const checked: App = Object.create(app);
    checked.processEvent = async (event) => {
      const judgment = judge(event.body);
      if (judgment.kind === 'handle') return this.#process(app, event);
      if (judgment.kind === 'refuse')
        this.#logger.warn({ faults: judgment.faults }, 'a request of the wrong shape was refused');
      await event.ack();
    };
    super.init(checked);
  }

  async #process(app: App, event: ReceiverEvent): Promise<void> {
    const { run, acknowledged, received } = this.#arrive();
    const ack: ReceiverEvent['ack'] = async (answer) => {
      await event.ack(answer);
      acknowledged();
    };
    try {
      await run(() => app.processEvent({ ...event, ack }));
    } finally {
      received();
    }
  }
}
