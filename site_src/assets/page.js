// What every page has. The build puts into this file what it imports.

import "./frame.js";
import "./search.js";
