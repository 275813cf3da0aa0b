/// Who can act as whom: principals as nodes, ways to act as another as edges, and the routes from
/// anybody to an administrator.
@NullMarked
package dev.attest.iampolicy.graph;

import org.jspecify.annotations.NullMarked;
