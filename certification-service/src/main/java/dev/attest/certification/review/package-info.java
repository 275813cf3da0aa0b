/// Packages, items, decisions and signatures.
@NullMarked
package dev.attest.certification.review;

import org.jspecify.annotations.NullMarked;
