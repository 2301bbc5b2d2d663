import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import 'survey-core/survey-core.css';
import { choices, questions } from './questions.js';

const model = new Model({
  elements: questions.map(({ id, title, kind }) =>
    kind === 'choice'
      ? { type: 'radiogroup', name: id, title, choices, colCount: 0 }
      : { type: 'text', name: id, title },
  ),
});
model.textUpdateMode = 'onTyping';
model.lazyRenderEnabled = true;
createRoot(document.getElementById('root')).render(createElement(Survey, { model }));
