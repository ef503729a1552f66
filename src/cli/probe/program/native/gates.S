#include "../../../../../native/gates.S"
