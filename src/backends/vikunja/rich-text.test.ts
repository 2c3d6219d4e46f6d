import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { htmlFrom, textFrom } from './rich-text.ts';

const expectSame = (text: string): void => expect(textFrom(htmlFrom(text))).toBe(text);

describe('descriptions', () => {
  it('come back letter by letter, whatever a person writes', () => {
    expect.hasAssertions();
    const lines = array(
      constantFrom('a', ' ', '\n', '\t', '&', '<b>', '&amp;', '\u00A0', '\r', '"', '😀', '- x'),
    );
    assert(property(lines, (parts) => expectSame(parts.join(''))));
    assert(property(string({ unit: 'grapheme' }), expectSame));
  });

  it('are paragraphs and breaks in HTML', () => {
    expect(htmlFrom('one\ntwo\n\nthree <3')).toBe('<p>one<br>two</p><p>three &lt;3</p>');
    expect(htmlFrom('')).toBe('');
  });

  const read: readonly (readonly [html: string, text: string])[] = [
    ['plain words', 'plain words'],
    ['<p>one</p>\n<p>two</p>', 'one\n\ntwo'],
    ['<p>Bring the <strong>blue</strong> folder.</p>', 'Bring the blue folder.'],
    ['<h1>Title</h1><p>text</p>', 'Title\n\ntext'],
    ['<p>list</p><ul><li><p>a</p></li><li><p>b</p></li></ul><p>end</p>', 'list\n\n- a\n- b\n\nend'],
    ['<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '1. a\n  - b\n2. c'],
    [
      '<ul data-type="taskList"><li data-checked="false" data-type="taskItem"><label><input type="checkbox"><span></span></label><div><p>Ausweis</p></div></li><li data-checked="true"><div><p>Foto</p></div></li></ul>',
      '- [ ] Ausweis\n- [x] Foto',
    ],
    ['<p><mention-user data-id="bela">@bela</mention-user> &amp; co</p>', '@bela & co'],
    [
      '<p><a rel="x" href="https://example.org/?a=1&amp;b=2">link</a></p>',
      'link (https://example.org/?a=1&b=2)',
    ],
    ['<p><a href="https://example.org/">https://example.org/</a></p>', 'https://example.org/'],
    ['<p>ok</p><script>alert("<p>1</p>")</script>', 'ok'],
    ['<style>p{}</style><!-- note --><p>ok</p>', 'ok'],
    ['<blockquote><p>quoted</p></blockquote><p>said</p>', 'quoted\n\nsaid'],
    ['<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>', 'a b \nc '],
    ['a < b', 'a < b'],
    ['&unknown; &#128049; &#x1F431;', '&unknown; 🐱 🐱'],
  ];

  it.each(read)('%s', (html, text) => {
    expect(textFrom(html)).toBe(text);
  });

  it('takes 5 MB as they come, well formed or not', () => {
    const large = '<p>word</p>'.repeat(450_000);
    expect(textFrom(large)).toHaveLength(450_000 * 6 - 2);
    expect(textFrom('<'.repeat(100_000))).toContain('<');
    expect(textFrom('<a href="'.repeat(100_000))).toBeDefined();
  });
});
