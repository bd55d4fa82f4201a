/**
 * Where a customer's mail goes, compared with the plan. `ahead`: to the old system, as planned or because nobody has seen otherwise.
 * `elsewhere`: to neither system. `early`: to the new one, before its time. `split`: some nameservers have the old MX. `beside`: the
 * old MX is still there, beside the new one. `switched`: to the new system. `regressed` and `lost`: it was switched, and goes to
 * the old system again, or to neither.
 */
export type MailState =
  | 'ahead'
  | 'elsewhere'
  | 'early'
  | 'split'
  | 'beside'
  | 'switched'
  | 'regressed'
  | 'lost';
