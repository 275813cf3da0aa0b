/// People as provisioning services tell them: SCIM 2.0 (RFC 7643, RFC 7644), the parts that matter
/// for who somebody is.
@NullMarked
package dev.attest.collector.scim;

import org.jspecify.annotations.NullMarked;
