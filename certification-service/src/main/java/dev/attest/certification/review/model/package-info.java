/// The rules of deciding and signing, without a framework.
@NullMarked
package dev.attest.certification.review.model;

import org.jspecify.annotations.NullMarked;
