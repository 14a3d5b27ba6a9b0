import { render } from 'preact';
import { App } from './App';
import { Platform } from './platform';
import './tab.css';
import { showTheme } from './theme';

showTheme();
const place = document.getElementById('app') as HTMLElement;
place.replaceChildren();
render(<App platform={new Platform()} />, place);
