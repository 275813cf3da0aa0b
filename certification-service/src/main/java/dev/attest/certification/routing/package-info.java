/// Who reviews what: the manager, else the owner of the account, else the owner of the campaign;
/// nobody their own access.
@NullMarked
package dev.attest.certification.routing;

import org.jspecify.annotations.NullMarked;
