import { render } from 'preact';
import { App } from './view/app';

const root = document.getElementById('explorer');
if (root) render(<App />, root);
