@NullMarked
package dev.attest.console.campaigns;

import org.jspecify.annotations.NullMarked;
