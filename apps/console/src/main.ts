import { createApp } from 'vue';
import { resume } from './api/session';
import { App } from './app';
import './style/base.css';
import './style/pages.css';

// A key that is good no more, or a server that does not answer, is told of by the page that asks.
void resume()
  .catch(() => {})
  .finally(() => createApp(App).mount('#app'));
