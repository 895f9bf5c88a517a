import { createApplication } from './create-application';
import { openComponent } from './open-component';

/** The application as the shims of the Egg components require it: `sls.js`. */
export = openComponent(createApplication);
