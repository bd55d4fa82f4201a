import { Component, type ReactNode } from 'react';
import type { Block } from '../contract.ts';
import { wordsOf } from './text/plain-text.ts';

interface Props {
  block: Block;
  children: ReactNode;
}

interface State {
  block: Block | null;
  hasFailed: boolean;
}

/** Shows a block as plain text when drawing it fails. Only a class component can catch such an error. */
export class BlockBoundary extends Component<Props, State> {
  override state: State = { block: null, hasFailed: false };

  /** Tries to draw the block again when it changes. */
  static getDerivedStateFromProps({ block }: Props, state: State): State | null {
    return block === state.block ? null : { block, hasFailed: false };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override render() {
    const { block, children } = this.props;
    return this.state.hasFailed ? <div className="plain-text">{wordsOf(block)}</div> : children;
  }
}
