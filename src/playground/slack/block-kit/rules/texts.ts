import { boolean, byType, type Check, fault, list, oneOf, shape, string, url } from './check.ts';

const literal = (value: string): Check => oneOf(value);

export function plainText(max: number): Check {
  return shape({ type: literal('plain_text'), text: string(max), 'emoji?': boolean });
}

export function mrkdwn(max: number): Check {
  return shape({ type: literal('mrkdwn'), text: string(max), 'verbatim?': boolean });
}

export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

export const actionId = string(255);
export const blockId = string(255);
export const placeholder = plainText(150);

// A confirmation dialog. Slack's documentation requires all four texts, but in its TypeScript types three of them are
// optional. This rule follows the documentation.
export const confirm = shape({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  'style?': oneOf('primary', 'danger'),
});

const optionValue = string(150);

/** An option of a select menu. */
export const plainOption = shape({ text: plainText(75), value: optionValue, 'description?': plainText(75) });

/** An option of radio buttons or checkboxes. */
export const markedOption = shape({ text: anyText(75), value: optionValue, 'description?': anyText(75) });

/** An option of an overflow menu. With `url`, the option is a link. */
export const overflowOption = shape({
  text: plainText(75),
  value: optionValue,
  'description?': plainText(75),
  'url?': url,
});

export const optionGroup = shape({ label: plainText(75), options: list(plainOption, 100) });

export const dispatchActionConfig = shape({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
});

const slackFile = shape({ 'id?': string(255), 'url?': url }, (value, at) =>
  (value.id === undefined) === (value.url === undefined) ? fault(at, 'must define either `id` or `url`') : [],
);

const imageFields = { alt_text: string(2000), 'image_url?': url, 'slack_file?': slackFile };

function oneImageSource(value: Record<string, unknown>, at: string) {
  return (value.image_url === undefined) === (value.slack_file === undefined)
    ? fault(at, 'must define either `slack_file` or `image_url`')
    : [];
}

export const imageElement = shape({ type: literal('image'), ...imageFields }, oneImageSource);

export const imageBlock = shape(
  { type: literal('image'), 'block_id?': blockId, 'title?': plainText(2000), ...imageFields },
  oneImageSource,
);
