import { createApplication } from './create-application';
import { createComponent } from './create-component';

/** The application as the shims of the Egg components require it: `sls.js`. */
export = createComponent(createApplication);
