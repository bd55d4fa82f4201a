import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import { judge } from '../doors/payloads.ts';

/** Receives requests over Socket Mode. Acknowledges those whose shape we don't know, but keeps them from Bolt. */
export class CheckedSocketReceiver extends SocketModeReceiver {
  readonly #logger: Logger;

  constructor(options: ConstructorParameters<typeof SocketModeReceiver>[0], logger: Logger) {
    super(options);
    this.#logger = logger;
  }

  override init(app: App): void {
    const checked: App = Object.create(app);
    checked.processEvent = async (event) => {
      const judgment = judge(event.body);
      if (judgment.kind === 'handle') return app.processEvent(event);
      if (judgment.kind === 'refuse')
        this.#logger.warn({ faults: judgment.faults }, 'a request of the wrong shape was refused');
      await event.ack();
    };
    super.init(checked);
  }
}
