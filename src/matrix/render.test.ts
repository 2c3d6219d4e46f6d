import { describe, expect, it } from '@jest/globals';
import { linkTo, literal } from '../core/reply.ts';
import { render } from './render.ts';

describe('render', () => {
  it.each([
    ['https://a.example/t?x=1&scopes=b:c,d', 'https://a.example/t?x=1&amp;scopes=b:c,d'],
    [
      'https://a.example/)[x](https://b.example)>"<b>',
      'https://a.example/)%5Bx%5D(https://b.example)%3E%22%3Cb%3E',
    ],
    ['https://a.example/?q=`x`\\&copy;', 'https://a.example/?q=%60x%60%5C&amp;copy%3B'],
  ])('17.3 names a link, and nothing in its address ends it: %s', (address, href) => {
    const { formatted_body, body } = render(`at ${linkTo('a *name*', address)}, then`);
    expect(formatted_body).toBe(`at <a href="${href}">a *name*</a>, then`);
    expect(body).toMatch(/^at a \*name\* \(https:\/\/a\.example\/.*\), then$/);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'no address'])(
    '17.3 makes no link of %s',
    (address) => {
      expect(render(linkTo('name', address)).formatted_body).toBe(address);
    },
  );

  it.each([
    ['hi', 'hi', 'hi'],
    ['one\ntwo', 'one\ntwo', 'one<br>\ntwo'],
    ['one\n\ntwo', 'one\ntwo', '<p>one</p>\n<p>two</p>'],
    ['**Done**: _milk_ `x`', 'Done: milk x', '<strong>Done</strong>: <em>milk</em> <code>x</code>'],
    ['a & b < c', 'a & b < c', 'a &amp; b &lt; c'],
    ['&amp; &lt;b&gt;', '& <b>', '&amp; &lt;b&gt;'],
    [
      '[milk](https://a.b/1?x=1&y=2)',
      'milk (https://a.b/1?x=1&y=2)',
      '<a href="https://a.b/1?x=1&amp;y=2">milk</a>',
    ],
    ['<https://a.b/1>', 'https://a.b/1', '<a href="https://a.b/1">https://a.b/1</a>'],
    ['    not code\n===', 'not code\n===', 'not code<br>\n==='],
  ])('reads %j well in both forms', (markdown, body, html) => {
    expect(render(markdown)).toEqual({ body, format: 'org.matrix.custom.html', formatted_body: html });
  });

  it('3.4 keeps numbers, dots and levels of lists in the plain body', () => {
    const { body, formatted_body } = render(
      'Due:\n\n3. Invoice\n   (late)\n4. Water\n   - red\n   - blue\n\nmore',
    );
    expect(body).toBe('Due:\n3. Invoice\n   (late)\n4. Water\n   • red\n   • blue\nmore');
    expect(formatted_body).toContain('<ol start="3">');
  });

  it('3.4 keeps quotes, code and lines in the plain body', () => {
    expect(render('> said\n\n```\ncode <b>\n```\n\n***').body).toBe('> said\ncode <b>\n—');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](file:///etc/passwd)',
    '<javascript:alert(1)>',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '![x](mxc://hs.test/a)',
    '[x]: javascript:alert(1)\n[x]',
  ])('lets nothing of %j become a tag', (markdown) => {
    expect(render(markdown).formatted_body).not.toMatch(/<(?!br>|p>|\/p>)/);
  });

  it('shows no picture, so that nothing is fetched', () => {
    expect(render('![x](https://spy.test/a.png)').formatted_body).not.toContain('<img');
  });

  it('shows the words of a person letter by letter', () => {
    const title = '1. *not* a [list](https://x.y) & <b> `c` # h \\ ~';
    const { body, formatted_body } = render(`${literal(title)}\n${literal('- [ ] x | y')}`);
    expect(body).toBe(`${title}\n- [ ] x | y`);
    expect(formatted_body).not.toMatch(/<(?!br>)/);
  });

  it('drops what breaks databases and lines', () => {
    expect(render('a\u0000b\u0007c\uD800d\te').body).toBe('abc\uFFFDd\te');
  });

  it('cuts at the end of a line what no event can hold, and says so', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `**line** ${index}`);
    const rendered = render(lines.join('\n'));
    expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThan(60_100);
    const shown = rendered.body.split('\n');
    expect(shown.at(-1)).toBe('…');
    expect(shown.length).toBeGreaterThan(1000);
    expect(shown.slice(0, -1)).toEqual(
      lines.slice(0, shown.length - 1).map((line) => line.replaceAll('*', '')),
    );
  });

  it('cuts a single line between characters', () => {
    const { body } = render('😀'.repeat(30_000));
    expect(body).toMatch(/^(?:😀)+…$/u);
    expect(body.length).toBeGreaterThan(5_000);
  });
});
