"""What hiring, a day rate and a fee would cost a buyer, from figures that the buyer brings."""
