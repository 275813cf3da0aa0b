/// What every OpenAPI document of Attest says: who may call an operation, and how errors look.
@NullMarked
package dev.attest.rest.openapi;

import org.jspecify.annotations.NullMarked;
