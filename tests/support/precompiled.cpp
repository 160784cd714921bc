// The source file of the target that owns the precompiled headers of the tests.
