/// The projection of accounts, people, principals, groups, permission sets and policies.
@NullMarked
package dev.attest.certification.inventory;

import org.jspecify.annotations.NullMarked;
