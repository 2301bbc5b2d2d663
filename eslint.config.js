import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', '.tsbuild/', 'node_modules/', 'data/', 'demo/'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts', '*.config.js', '*.cjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}', 'headquarters/{console,verify-page}/**/*.{ts,tsx}'],
    ...hooks.configs.flat.recommended,
  },
  {
    files: [
      'main/start.ts',
      'main/verify.ts',
      'main/hosts/**/main.ts',
      'headquarters/main.ts',
      'headquarters/authoring/main.ts',
      'test/{demo,bench,setup}/**',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.{js,cjs,mjs}', '*.config.ts'], ...tseslint.configs.disableTypeChecked },
);
