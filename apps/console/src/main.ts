import { createApp } from 'vue';
import { resume } from './api/session';
import { App } from './app';
import './style/base.css';
import './style/pages.css';

// An invalid key or an unavailable server is reported by the query of the page.
void resume()
  .catch(() => {})
  .finally(() => createApp(App).mount('#app'));
