import { describe, expect, it } from 'vitest';
import { errorCodes, HechaError } from '../../../shared/errors.ts';
import { errorText, sayError } from '../../../shared/text/errors.ts';

describe('the words of errors', () => {
  it.each(errorCodes)('say in both languages what %s means and what to do', (code) => {
    const { zh, en } = errorText[code];
    expect(zh).toMatch(/^\P{Script=Latin}.*。$/u);
    expect(zh.split('。').length).toBeGreaterThan(2);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  it('quote what the detail holds, and show a dash for what it lacks', () => {
    expect(sayError(new HechaError('PORT_IN_USE', { port: 4173 }), 'en')).toContain('Port 4173');
    expect(sayError(new HechaError('PORT_IN_USE'), 'zh')).toContain('端口 — 已被');
    expect(sayError(new HechaError('INSPECTION_INCOMPLETE', { open: 3, missing: ['a'] }), 'en')).toContain(
      '3 items not judged, — things',
    );
  });
});
