import type { Block } from '../contract.ts';

/** The types in this file describe the parts of Block Kit that the page draws itself. */
export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  /** Whether `:shortcodes:` in plain text become emoji. */
  emoji?: boolean;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  /** Only an option of an overflow menu has a URL. */
  url?: string;
}

interface OptionGroup {
  label: TextObject;
  options: Option[];
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}

export interface Image {
  type: string;
  alt_text: string;
  image_url?: string;
  slack_file?: { id?: string; url?: string };
}

type Conversation = 'im' | 'mpim' | 'private' | 'public';

interface Sentiment {
  text: TextObject;
  value: string;
  accessibility_label?: string;
}

/** A button, menu, picker, or field. Its type decides which of these properties it has. */
export interface Control {
  type: string;
  action_id: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  accessibility_label?: string;
  confirm?: Confirm;
  placeholder?: TextObject;
  focus_on_load?: boolean;
  options?: Option[];
  option_groups?: OptionGroup[];
  /** The initial value. The property's name depends on the type of the control. An example is `initial_date`. */
  [initial: `initial_${string}`]: unknown;
  filter?: { include?: Conversation[]; exclude_bot_users?: boolean };
  max_selected_items?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
  dispatch_action_config?: { trigger_actions_on?: ('on_enter_pressed' | 'on_character_entered')[] };
  filetypes?: string[];
  max_files?: number;
  positive_button?: Sentiment;
  negative_button?: Sentiment;
}

export interface InputBlock extends Block {
  label: TextObject;
  element: Control;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
}

/** Returns the input blocks of a form. */
export function inputsOf(blocks: Block[]): InputBlock[] {
  return blocks.filter((block): block is InputBlock => block.type === 'input');
}
