import { type Check, list, oneOf, pattern, shape, string, url } from './check.ts';
import { actionId, confirm, overflowOption, plainText } from './texts.ts';

const style = oneOf('primary', 'danger');
const value = string(2000);
const accessibilityLabel = string(75);

export const button = shape({
  type: oneOf('button'),
  text: plainText(75),
  'action_id?': actionId,
  'value?': value,
  'url?': url,
  'style?': style,
  'confirm?': confirm,
  'accessibility_label?': accessibilityLabel,
});

const overflow = shape({
  type: oneOf('overflow'),
  options: list(overflowOption, 5),
  'action_id?': actionId,
  'confirm?': confirm,
});

const anything: Check = () => [];

const workflowButton = shape({
  type: oneOf('workflow_button'),
  text: plainText(75),
  action_id: actionId,
  workflow: shape({ trigger: shape({ url, 'customizable_input_parameters?': anything }) }),
  'style?': style,
  'accessibility_label?': accessibilityLabel,
});

const feedbackButton = shape({ text: plainText(75), value, 'accessibility_label?': accessibilityLabel });

export const buttons: Record<string, Check> = { button, overflow, workflow_button: workflowButton };

/** The elements that a `context_actions` block may contain. */
export const contextActions: Record<string, Check> = {
  feedback_buttons: shape({
    type: oneOf('feedback_buttons'),
    positive_button: feedbackButton,
    negative_button: feedbackButton,
    'action_id?': actionId,
  }),
  icon_button: shape({
    type: oneOf('icon_button'),
    icon: oneOf('trash'),
    text: plainText(75),
    'value?': value,
    'action_id?': actionId,
    'confirm?': confirm,
    'accessibility_label?': accessibilityLabel,
    'visible_to_user_ids?': list(pattern(/^[UW][A-Z0-9]+$/, 'invalid user id'), 100),
  }),
};
