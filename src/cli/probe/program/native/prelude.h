#include "../../../../../native/prelude.h"
