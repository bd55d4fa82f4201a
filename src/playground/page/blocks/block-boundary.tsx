import { Component, type ReactNode } from 'react';
import type { Block } from '../contract.ts';
import { wordsOf } from './plain-text.ts';

interface Props {
  block: Block;
  children: ReactNode;
}

/** Shows the words of a block that cannot be drawn. Only a class can catch that. */
export class BlockBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { block, children } = this.props;
    return this.state.failed ? <div className="plain-text">{wordsOf(block)}</div> : children;
  }
}
