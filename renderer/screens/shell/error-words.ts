import { useCallback } from 'react';
import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { useLanguage } from '../../parts/language.tsx';

/** Says an error code in the reader's language, quoting what its detail holds. */
export const useErrorWords = (): ((code: ErrorCode, detail?: ErrorDetail) => string) => {
  const language = useLanguage();
  return useCallback((code, detail = {}) => sayError({ code, detail }, language), [language]);
};
