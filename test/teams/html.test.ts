import { expect, test } from 'vitest';
import { toPlainText } from '../../src/teams/html.ts';

test.each([
  ['<p>one</p><p>two<br>three</p>', 'one\ntwo\nthree'],
  ['<div><div>Ann &amp; Bob&nbsp;&#39;s &lt;b&gt; &#x1F600; &apos;</div>\n</div>', "Ann & Bob 's <b> 😀 '"],
  ['<p><at id="0">Dana Reyes</at>&nbsp;agreed</p>', '@Dana Reyes agreed'],
  [
    '<a href="https://acme.com/x?a=1&amp;b=2" title="x">the site</a>',
    'the site (https://acme.com/x?a=1&b=2)',
  ],
  ['<a href="mailto:ann@acme.com">ann@acme.com</a>', 'ann@acme.com'],
  ['<a href="https://acme.com">https://acme.com</a>', 'https://acme.com'],
  ['<ul><li>one</li><li>two</li></ul>end', '• one\n• two\nend'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['<emoji id="yes" alt="👍"></emoji> <img src="x" alt=\'a file\'>', '👍 a file'],
  ['<attachment id="x"></attachment>', ''],
  ['1 < 2 and 3 > 2 <!-- note -->', '1 < 2 and 3 > 2'],
  ['&#0; &#99999999; &unknown; &amp;lt;', '\uFFFD \uFFFD &unknown; &lt;'],
])('turns the HTML of a message into plain text: %s', (html, text) => {
  expect(toPlainText(html)).toBe(text);
});

test.each(['<', '<a href="', '<a href="x">', '&', ' ', '</'])(
  'reads any number of the same characters: %s',
  (part) => {
    expect(toPlainText(part.repeat(100_000)).length).toBeLessThanOrEqual(600_000);
  },
);
