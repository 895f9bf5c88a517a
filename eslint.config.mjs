import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'coverage/**',
      'eslint.config.mjs',
      'sls.js',
      'cli/run-typescript.js',
      'test/fixtures/**',
      '**/dist/**',
      // Where the bench and `npm run dev` put what they make; one that was killed leaves it.
      '.casebook/**',
      'client/src/schema.d.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  // Egg binds controllers' methods itself.
  { files: ['app/router.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['cli/**', 'test/support/**'], rules: { 'no-console': 'off' } },
);
