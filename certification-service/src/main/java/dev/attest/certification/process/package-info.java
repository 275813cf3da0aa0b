/// The only package that sees the BPMN engine.
@NullMarked
package dev.attest.certification.process;

import org.jspecify.annotations.NullMarked;
