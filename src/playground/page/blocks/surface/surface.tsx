import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Block, Value } from '../../contract.ts';
import type { Confirm, Control } from '../block-kit.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { type TypedValues, valueIn, valueKey, withValue } from './typed-values.ts';

export type OnPress = (block: string, action: string, choose?: Value) => void;

/** What controls need from the message, form, or App Home that contains them. */
interface Surface {
  /** While true, presses do nothing. */
  busy: boolean;
  valueAt(block: Block, control: Control): Value;
  /** Keeps a typed or chosen value without sending it to the bot. */
  keep(block: Block, control: Control, value: Value): void;
  /**
   * Sends a press to the bot, after a confirmation if the control asks for one. Resolves to true if the press was sent.
   */
  press(block: Block, control: Control, choose?: Value): Promise<boolean>;
  /** Returns the error to show at an input, if there is one. */
  errorOf(block: Block): string | undefined;
}

const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('useSurface needs a Surface around it');
  return surface;
}

interface Question {
  confirm: Confirm;
  answer(yes: boolean): void;
}

interface Props {
  onPress: OnPress;
  busy?: boolean;
  /** Keeps the values of controls. If the store is absent, the surface keeps the values itself. */
  store?: Store;
  errors?: Record<string, string>;
  onEdit?(block: Block): void;
  children: ReactNode;
}

export interface Store {
  /** The id of the view. Each key of `typed` starts with this id. */
  scope: string;
  typed: TypedValues;
  change(update: (typed: TypedValues) => TypedValues): void;
}

const noErrors: Record<string, string> = {};

export function Surface({ onPress, busy = false, store, errors = noErrors, onEdit, children }: Props) {
  const [own, setOwn] = useState<TypedValues>({});
  const [question, setQuestion] = useState<Question | null>(null);
  const { scope, typed, change } = store ?? { scope: '', typed: own, change: setOwn };

  function ask(confirm: Confirm): Promise<boolean> {
    return new Promise((resolve) => {
      function answer(yes: boolean) {
        setQuestion(null);
        resolve(yes);
      }
      setQuestion({ confirm, answer });
    });
  }

  const surface: Surface = {
    busy,
    valueAt: (block, control) => valueIn(typed, valueKey(scope, block, control), control),
    keep(block, control, value) {
      change((before) => withValue(before, valueKey(scope, block, control), control, value));
      onEdit?.(block);
    },
    async press(block, control, choose) {
      if (busy) return false;
      if (control.confirm && !(await ask(control.confirm))) return false;
      onPress(block.block_id, control.action_id, choose);
      return true;
    },
    errorOf: (block) => errors[block.block_id],
  };
  return (
    <SurfaceContext value={surface}>
      {children}
      {question && <ConfirmDialog confirm={question.confirm} onAnswer={question.answer} />}
    </SurfaceContext>
  );
}
