/// Files as objects in S3: under checked names, with their SHA-256, and read only as they were put.
@NullMarked
package dev.attest.buckets;

import org.jspecify.annotations.NullMarked;
