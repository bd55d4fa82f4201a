import { useState } from 'react';
import { getSample, getSamples } from '../connection/requests.ts';
import type { SampleFiles } from '../contract.ts';

/** The choice of sample files, which opens when a person asks for it. */
export function useSamples({
  about,
  onFile,
  onProblem,
}: {
  /** What is written where the person is. It may name a ticket. */
  about: string;
  onFile(file: File, ticket: string): void;
  onProblem(problem: string): void;
}) {
  const [offer, setOffer] = useState<SampleFiles | null>(null);
  async function open() {
    const found = await getSamples();
    if ('problem' in found) onProblem(found.problem);
    else if (found.tickets.length === 0) onProblem('Open a ticket first, for example with /migration open.');
    else setOffer(found);
  }
  async function attach(ticket: string, name: string) {
    setOffer(null);
    const file = await getSample(ticket, name);
    if ('problem' in file) onProblem(file.problem);
    else onFile(file, ticket);
  }
  return {
    offer,
    /** The ticket that the person means, or the newest one. */
    ticket: offer ? ticketIn(about, offer) : '',
    open,
    attach,
    close: () => setOffer(null),
  };
}

function ticketIn(about: string, { tickets }: SampleFiles): string {
  const named = tickets.find(({ key }) => new RegExp(`\\b${key}\\b`, 'i').test(about));
  return (named ?? tickets[0]!).key;
}
