import { useEffect } from 'react';
import type { OnPress } from '../blocks/surface/surface.tsx';
import type { Press } from '../connection/use-acts.ts';
import type { Doing, Outcome, View } from '../contract.ts';
import { Home } from '../views/home.tsx';
import { AnswerButton } from './answer-button.tsx';
import { useHomeScroll } from './use-home-scroll.ts';

interface HomePanelProps {
  home: View | null;
  /** Whether the app answered the last press with a direct message. */
  isAnswered: boolean;
  act(what: Doing): Promise<Outcome>;
  onPress: Press;
  onProblem(outcome: Outcome): void;
  onSeeAnswer(): void;
}

/** The Home tab of the person's conversation with the app. */
export function HomePanel({ home, isAnswered, act, onPress, onProblem, onSeeAnswer }: HomePanelProps) {
  const { panel, awaitAnswer } = useHomeScroll(home);

  const pressInHome: OnPress = (block, action, choose) => {
    if (!home) return;
    awaitAnswer();
    onPress({ view: home.id }, block, action, choose);
  };

  useEffect(() => {
    act({ do: 'home' }).then(onProblem);
  }, [act, onProblem]);

  return (
    <div
      ref={panel}
      id="app-home"
      className="home-panel"
      role="tabpanel"
      aria-labelledby="tab-home"
      tabIndex={-1}
    >
      <h2 className="visually-hidden">Home</h2>
      <Home view={home} onPress={pressInHome} />
      <AnswerButton label="See the answer in Messages" isShown={isAnswered} onPress={onSeeAnswer} />
    </div>
  );
}
